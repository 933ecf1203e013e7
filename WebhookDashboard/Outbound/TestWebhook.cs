using WebhookDashboard.Domain;

namespace WebhookDashboard.Outbound;

/// <summary>A request to send.</summary>
/// <param name="Target">An endpoint of this app (<c>/hooks/payment</c>) or an absolute http(s) URL.</param>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Headers">As given; Content-Type among them.</param>
/// <param name="Body">The exact bytes.</param>
/// <param name="Sign">How to sign; null: not at all.</param>
internal sealed record TestWebhook(
    Uri Target,
    string Method,
    IReadOnlyList<HeaderLine> Headers,
    ReadOnlyMemory<byte> Body,
    SignWith? Sign = null);
