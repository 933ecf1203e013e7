using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace WebhookDashboard.Data.Sqlite;

/// <summary>
/// Tells EF Core that an interrupted statement was cancelled by the caller who left. Otherwise it would log an error for each.
/// </summary>
internal sealed class InterruptionDetector : IExceptionDetector
{
    public bool IsCancellation(Exception exception, CancellationToken cancellationToken = default) =>
        exception is OperationCanceledException or SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };
}
