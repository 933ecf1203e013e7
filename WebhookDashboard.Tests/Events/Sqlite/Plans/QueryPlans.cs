using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebhookDashboard.Tests.Events.Sqlite.Plans;

/// <summary>Records the query plan of each statement that the log's context runs.</summary>
internal sealed partial class QueryPlans : DbCommandInterceptor
{
    private readonly List<(string Sql, string Step)> _steps = [];

    /// <summary>The plans recorded since the last call.</summary>
    public IReadOnlyList<(string Sql, string Step)> Take()
    {
        List<(string, string)> taken = [.. _steps];
        _steps.Clear();
        return taken;
    }

    /// <summary>Whether a step scans a whole table or index. A row of constants or of parameters does not count.</summary>
    public static bool IsScan((string Sql, string Step) one) =>
        one.Step.StartsWith("SCAN", StringComparison.Ordinal)
        && one.Step != "SCAN CONSTANT ROW"
        && !one.Step.Contains("VIRTUAL TABLE", StringComparison.Ordinal);

    /// <summary>Records the plan of a statement that EF does not run, with null for its parameters.</summary>
    public void Explain(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, DBNull.Value);
            command.Parameters.Add(parameter);
        }

        Explain(command);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Explain(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Explain(command);
        return new(result);
    }

    [GeneratedRegex("@[A-Za-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parameter();

    private void Explain(DbCommand command)
    {
        using var explain = command.Connection!.CreateCommand();
        explain.Transaction = command.Transaction;
        explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = explain.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            explain.Parameters.Add(copy);
        }

        using var plan = explain.ExecuteReader();
        while (plan.Read())
        {
            _steps.Add((command.CommandText, plan.GetString(plan.GetOrdinal("detail"))));
        }
    }
}
