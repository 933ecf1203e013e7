using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api;

internal sealed record SendSignInput
{
    [Description("A signature scheme.")]
    public string Scheme { get; init; } = SignatureScheme.None;

    [Description("Left out: the endpoint's own first secret.")]
    public string? Secret { get; init; }
}
