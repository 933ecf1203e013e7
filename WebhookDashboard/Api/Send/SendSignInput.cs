using System.ComponentModel;
using WebhookDashboard.Api.Endpoints;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Send;

internal sealed record SendSignInput
{
    [Description("A signature scheme: standardwebhooks, svix, stripe, github, shopify, slack, twilio, square, discord or hmac.")]
    public string Scheme { get; init; } = SignatureScheme.None;

    [Description("Left out: the endpoint's own first secret that can sign. With Ed25519 a private key: 'whsk_…', or for Discord 64 or 128 hex digits.")]
    public string? Secret { get; init; }

    [Description("The URL as the receiver sees it, for schemes that sign it; left out: what the endpoint says, else the one that is called.")]
    public string? Url { get; init; }

    [Description("For the scheme hmac; left out: the endpoint's own.")]
    public HmacInput? Hmac { get; init; }
}
