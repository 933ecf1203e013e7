namespace WebhookDashboard.Supervision;

/// <summary>What went wrong last in something that runs in the background, and when.</summary>
/// <param name="At">When it was caught.</param>
/// <param name="Reason">For people: the kind of exception and what it says.</param>
internal sealed record WorkFault(DateTimeOffset At, string Reason)
{
    public static WorkFault Of(Exception fault, DateTimeOffset at) => new(at, $"{fault.GetType().Name}: {fault.Message}");
}
