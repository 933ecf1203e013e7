namespace WebhookDashboard.Sample.Consumer;

/// <summary>The result of joining the waiting list.</summary>
public enum WaitOutcome
{
    Added,
    AlreadyWaits,
    NoAddress,

    /// <summary>The list is full: <see cref="IWaitingList.MostForAProduct"/>.</summary>
    Full,
}
