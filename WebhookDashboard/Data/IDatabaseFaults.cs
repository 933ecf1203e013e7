namespace WebhookDashboard.Data;

/// <summary>Tells transient faults of the database from permanent ones.</summary>
internal interface IDatabaseFaults
{
    /// <summary>
    /// True if the same write may succeed later (a full disk, a locked file). False for a row that violates a constraint,
    /// and for exceptions that don't come from the database.
    /// </summary>
    bool MayPass(Exception fault);
}
