using WebhookDashboard.Domain;

namespace WebhookDashboard.Outbound.Sending;

/// <summary>A request to send.</summary>
/// <param name="Target">A path of this app (<c>/hooks/payment</c>) or an absolute http(s) URL, sent as typed.</param>
/// <param name="Method">The method, sent as typed.</param>
/// <param name="Headers">Sent as they are, in their order; Content-Type among them.</param>
/// <param name="Body">The exact bytes.</param>
/// <param name="Sign">How to sign; null for unsigned.</param>
internal sealed record TestWebhook(
    string Target,
    string Method,
    IReadOnlyList<HeaderLine> Headers,
    ReadOnlyMemory<byte> Body,
    SignWith? Sign = null)
{
    /// <summary>Whether to follow redirects; otherwise a redirect is the answer.</summary>
    public bool FollowRedirects { get; init; }
}
