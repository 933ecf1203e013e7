using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Api.Endpoints;

internal sealed record SignatureInput
{
    [Description("How senders sign: none, standardwebhooks, svix, stripe, github, shopify, slack, twilio, square, discord or hmac.")]
    public string Scheme { get; init; } = SignatureScheme.None;

    [Description("A signature by any of them is valid. A masked one, as returned when reading ('whsec_…a1b2'), keeps the stored secret.")]
    [MaxLength(SignatureRules.MaxSecrets)]
    public IReadOnlyList<string> Secrets { get; init; } = [];

    [Description("'record' stores invalid requests with their verdict; 'reject' answers 401.")]
    public SignatureFailure OnFailure { get; init; } = SignatureFailure.Record;

    [Description("How far a timestamp may be off in either direction, in seconds; null: any time. Only for schemes that sign a time.")]
    [Range(0, EndpointRules.MaxToleranceSeconds)]
    public int? ToleranceSeconds { get; init; } = SignatureSettings.DefaultToleranceSeconds;

    [Description("For schemes that sign the URL (twilio, square, hmac with {url}): exactly the signed URL, query included; null: the request's own, as seen through the setting PublicUrl.")]
    [MaxLength(SignatureRules.MaxUrlLength)]
    public string? PublicUrl { get; init; }

    [Description("Required for scheme hmac.")]
    public HmacInput? Hmac { get; init; }
}
