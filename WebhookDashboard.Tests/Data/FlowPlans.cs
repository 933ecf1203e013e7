using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WebhookDashboard.Tests.Events.Sqlite.Plans;

namespace WebhookDashboard.Tests.Data;

/// <summary>Records the query plans of what one test reads, and not of what the app does meanwhile.</summary>
internal sealed class FlowPlans : DbCommandInterceptor
{
    private readonly AsyncLocal<QueryPlans?> _current = new();

    /// <summary>From here on, the statements of this flow are recorded.</summary>
    public QueryPlans Begin() => _current.Value = new QueryPlans();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        _current.Value?.ReaderExecutingAsync(command, eventData, result, cancellationToken) ?? new(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        _current.Value?.NonQueryExecutingAsync(command, eventData, result, cancellationToken) ?? new(result);
}
