namespace WebhookDashboard.Data;

/// <summary>Tells what the database can't do now from what it will never take.</summary>
internal interface IDatabaseFaults
{
    /// <summary>
    /// True when the same write may succeed later (a full disk, a locked file); false for a row that breaks a rule of its
    /// table, and for whatever is no fault of the database.
    /// </summary>
    bool MayPass(Exception fault);
}
