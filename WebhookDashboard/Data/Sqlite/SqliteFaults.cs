using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace WebhookDashboard.Data.Sqlite;

internal sealed class SqliteFaults : IDatabaseFaults
{
    // From https://sqlite.org/rescode.html
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int Range = 25;

    public bool MayPass(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException)
            {
                return inner is not SqliteException { SqliteErrorCode: TooBig or Constraint or Mismatch or Range };
            }
        }

        return false;
    }
}
