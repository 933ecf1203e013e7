using System.ComponentModel;
using System.Text.Json;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api;

internal sealed record SignatureInput
{
    [Description("How senders sign: 'none' or 'standardwebhooks'.")]
    public string Scheme { get; init; } = SignatureScheme.None;

    [Description("Any one of them may have signed. One that was read back masked ('whsec_…a1b2') keeps the stored secret.")]
    public IReadOnlyList<string> Secrets { get; init; } = [];

    [Description("'record' keeps what is not valid with its verdict; 'reject' answers 401.")]
    public SignatureFailure OnFailure { get; init; } = SignatureFailure.Record;

    [Description("How far a timestamp may be off, in seconds; null: time is not checked.")]
    public int? ToleranceSeconds { get; init; } = SignatureSettings.DefaultToleranceSeconds;

    [Description("For schemes that sign the URL; none of the schemes so far does, so null.")]
    public string? PublicUrl { get; init; }

    [Description("For the scheme hmac, which is not there yet, so null.")]
    public JsonElement? Hmac { get; init; }
}
