namespace WebhookDashboard.Supervision;

/// <summary>The last fault of something that runs in the background.</summary>
/// <param name="At">When it was caught.</param>
/// <param name="Reason">For people: the type of the exception and its message.</param>
internal sealed record WorkFault(DateTimeOffset At, string Reason)
{
    public static WorkFault Of(Exception fault, DateTimeOffset at) => new(at, $"{fault.GetType().Name}: {fault.Message}");
}
