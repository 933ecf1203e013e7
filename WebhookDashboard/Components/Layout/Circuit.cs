using Microsoft.JSInterop;

namespace WebhookDashboard.Components.Layout;

/// <summary>What <c>js/connection.js</c> asks after a sleep of the laptop, to learn whether the circuit still answers.</summary>
public static class Circuit
{
    [JSInvokable("CircuitAnswers")]
    public static Task<bool> AnswersAsync() => Task.FromResult(true);
}
