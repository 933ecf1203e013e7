using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WebhookDashboard.Domain;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Api.Endpoints;

internal sealed record SignatureInput
{
    [Description("How senders sign: none, standardwebhooks, svix, stripe, github, shopify, slack, twilio, square, discord or hmac.")]
    public string Scheme { get; init; } = SignatureScheme.None;

    [Description("Any one of them may have signed. One that was read back masked ('whsec_…a1b2') keeps the stored secret.")]
    [MaxLength(SignatureRules.MaxSecrets)]
    public IReadOnlyList<string> Secrets { get; init; } = [];

    [Description("'record' keeps what is not valid with its verdict; 'reject' answers 401.")]
    public SignatureFailure OnFailure { get; init; } = SignatureFailure.Record;

    [Description("How far a timestamp may be off, in seconds, both ways; null: time is not checked. Only for schemes that sign a time.")]
    [Range(0, EndpointRules.MaxToleranceSeconds)]
    public int? ToleranceSeconds { get; init; } = SignatureSettings.DefaultToleranceSeconds;

    [Description("For schemes that sign the URL (twilio, square, hmac with {url}): exactly the URL that was signed, query included; null: the request's own, seen through the setting PublicUrl.")]
    [MaxLength(SignatureRules.MaxUrlLength)]
    public string? PublicUrl { get; init; }

    [Description("For the scheme hmac, which needs it.")]
    public HmacInput? Hmac { get; init; }
}
