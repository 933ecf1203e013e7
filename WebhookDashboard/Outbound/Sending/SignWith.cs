using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Outbound.Sending;

/// <summary>A scheme of the contract and the secret to sign with.</summary>
public sealed record SignWith(string Scheme, string Secret)
{
    /// <summary>The URL as the receiver sees it, for schemes that sign it; null: the one that is called.</summary>
    public string? Url { get; init; }

    /// <summary>For the scheme <c>hmac</c>.</summary>
    public HmacSettings? Hmac { get; init; }
}
