using System.ComponentModel;
using WebhookDashboard.Api.Endpoints;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Api.Send;

internal sealed record SendSignInput
{
    [Description("A signature scheme: standardwebhooks, svix, stripe, github, shopify, slack, twilio, square, discord or hmac.")]
    public string Scheme { get; init; } = SignatureScheme.None;

    [Description("Omitted: the endpoint's own first secret that can sign. With Ed25519 a private key: 'whsk_…', or for Discord 64 or 128 hex digits.")]
    public string? Secret { get; init; }

    [Description("The URL as the receiver sees it, for schemes that sign it; omitted: the endpoint's setting, otherwise the URL that is called.")]
    public string? Url { get; init; }

    [Description("For scheme hmac; omitted: the endpoint's settings.")]
    public HmacInput? Hmac { get; init; }
}
