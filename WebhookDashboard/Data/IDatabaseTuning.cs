namespace WebhookDashboard.Data;

/// <summary>Maintenance that a database needs now and then to keep its query plans good.</summary>
internal interface IDatabaseTuning
{
    /// <summary>Updates the database's statistics about tables that have changed a lot.</summary>
    Task TuneAsync(CancellationToken cancellationToken);
}
