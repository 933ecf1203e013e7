using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebhookDashboard.Tests.Sample.Consumer;

/// <summary>Counts the rows read from the database.</summary>
internal sealed class RowCounter : DbCommandInterceptor
{
    public int Read { get; private set; }

    public void Reset() => Read = 0;

    public override InterceptionResult DataReaderDisposing(
        System.Data.Common.DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        // The last call to read finds no further row.
        Read += Math.Max(0, eventData.ReadCount - 1);
        return result;
    }
}
