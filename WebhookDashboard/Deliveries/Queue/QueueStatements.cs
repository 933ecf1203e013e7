using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>
/// The writes that each attempt costs, each prepared once for a batch of attempts. EF's tracking of changes costs several
/// times as much (see the benchmark <c>deliveries</c>); its model still says how values are stored. Needs a transaction.
/// </summary>
internal sealed class QueueStatements(DashboardContext context) : IAsyncDisposable
{
    public static readonly string SaveDelivery =
        $"""
        UPDATE "Deliveries" SET "State" = @{nameof(DeliveryRow.State)}, "AttemptCount" = @{nameof(DeliveryRow.AttemptCount)},
            "Status" = @{nameof(DeliveryRow.Status)}, "Error" = @{nameof(DeliveryRow.Error)},
            "NextAttemptAt" = @{nameof(DeliveryRow.NextAttemptAt)}, "FinishedAt" = @{nameof(DeliveryRow.FinishedAt)}
        WHERE "Id" = @{nameof(DeliveryRow.Id)}
        """;

    public static readonly string AddAttempt =
        $"""
        INSERT INTO "DeliveryAttempts" ("DeliveryId", "Number", "At", "ElapsedMs", "Status", "Error", "RequestHeaders", "ResponseHeaders", "ResponseBody")
        VALUES (@{nameof(DeliveryAttemptRow.DeliveryId)}, @{nameof(DeliveryAttemptRow.Number)}, @{nameof(DeliveryAttemptRow.At)},
            @{nameof(DeliveryAttemptRow.ElapsedMs)}, @{nameof(DeliveryAttemptRow.Status)}, @{nameof(DeliveryAttemptRow.Error)},
            @{nameof(DeliveryAttemptRow.RequestHeaders)}, @{nameof(DeliveryAttemptRow.ResponseHeaders)}, @{nameof(DeliveryAttemptRow.ResponseBody)})
        """;

    public static readonly string StartNext =
        $"""
        UPDATE "Deliveries" SET "NextAttemptAt" = @{nameof(DeliveryRow.NextAttemptAt)}
        WHERE "NextAttemptAt" IS NULL AND "Id" = (
            SELECT min("Id") FROM "Deliveries" WHERE "Destination" = @{nameof(DeliveryRow.Destination)}
                AND "OrderingKey" = @{nameof(DeliveryRow.OrderingKey)} AND "State" = {(int)DeliveryState.Queued})
        """;

    private readonly Dictionary<string, DbCommand> _prepared = [];

    /// <summary>Saves what an attempt changes of a delivery.</summary>
    public Task SaveAsync(DeliveryRow row, CancellationToken cancellationToken) => ExecuteAsync<DeliveryRow>(
        SaveDelivery,
        [
            (nameof(row.State), row.State), (nameof(row.AttemptCount), row.AttemptCount), (nameof(row.Status), row.Status),
            (nameof(row.Error), row.Error), (nameof(row.NextAttemptAt), row.NextAttemptAt),
            (nameof(row.FinishedAt), row.FinishedAt), (nameof(row.Id), row.Id),
        ],
        cancellationToken);

    /// <summary>Adds a line to the log of attempts.</summary>
    public Task AddAsync(DeliveryAttemptRow row, CancellationToken cancellationToken) => ExecuteAsync<DeliveryAttemptRow>(
        AddAttempt,
        [
            (nameof(row.DeliveryId), row.DeliveryId), (nameof(row.Number), row.Number), (nameof(row.At), row.At),
            (nameof(row.ElapsedMs), row.ElapsedMs), (nameof(row.Status), row.Status), (nameof(row.Error), row.Error),
            (nameof(row.RequestHeaders), row.RequestHeaders), (nameof(row.ResponseHeaders), row.ResponseHeaders),
            (nameof(row.ResponseBody), row.ResponseBody),
        ],
        cancellationToken);

    /// <summary>Makes the next delivery of a key due, after the one before it was finished in the same transaction.</summary>
    public Task StartNextAsync(string destination, string key, DateTimeOffset now, CancellationToken cancellationToken) => ExecuteAsync<DeliveryRow>(
        StartNext,
        [
            (nameof(DeliveryRow.NextAttemptAt), now), (nameof(DeliveryRow.Destination), destination), (nameof(DeliveryRow.OrderingKey), key),
        ],
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
        {
            await command.DisposeAsync();
        }
    }

    private async Task ExecuteAsync<TRow>(string sql, (string Property, object? Value)[] values, CancellationToken cancellationToken)
    {
        var type = context.Model.FindEntityType(typeof(TRow))!;
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = context.Database.GetDbConnection().CreateCommand();
            _prepared.Add(sql, command);
            command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = sql;
            foreach (var (name, _) in values)
            {
                command.Parameters.Add(MappingOf(type, name).CreateParameter(command, $"@{name}", value: null, nullable: true));
            }

            await command.PrepareAsync(cancellationToken);
        }

        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i].Value;
            command.Parameters[i].Value = value is null ? DBNull.Value
                : MappingOf(type, values[i].Property).Converter is { } converter ? converter.ConvertToProvider(value)
                : value;
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static RelationalTypeMapping MappingOf(IEntityType type, string property) => type.FindProperty(property)!.GetRelationalTypeMapping();
}
