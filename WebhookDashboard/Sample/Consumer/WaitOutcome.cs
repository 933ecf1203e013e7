namespace WebhookDashboard.Sample.Consumer;

/// <summary>What came of asking to be told.</summary>
public enum WaitOutcome
{
    Added,
    AlreadyWaits,
    NoAddress,

    /// <summary><see cref="IWaitingList.MostForAProduct"/> wait already.</summary>
    Full,
}
