using Microsoft.JSInterop;

namespace WebhookDashboard.Components.Layout;

/// <summary>
/// Answers <c>js/connection.js</c>, which asks after the laptop has slept whether the circuit still works.
/// </summary>
public static class Circuit
{
    [JSInvokable("CircuitAnswers")]
    public static Task<bool> AnswersAsync() => Task.FromResult(true);
}
