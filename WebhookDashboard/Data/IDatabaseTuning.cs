namespace WebhookDashboard.Data;

/// <summary>What a database wants to be told now and then, so that its plans stay good.</summary>
internal interface IDatabaseTuning
{
    /// <summary>Has the database look again at what its tables hold, where they have changed much.</summary>
    Task TuneAsync(CancellationToken cancellationToken);
}
