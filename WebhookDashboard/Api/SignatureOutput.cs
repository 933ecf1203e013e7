using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api;

internal sealed record SignatureOutput(
    string Scheme,
    [property: Description("Masked: 'whsec_…' and the last four characters.")] IReadOnlyList<string> Secrets,
    SignatureFailure OnFailure,
    [property: Description("Null: time is not checked.")] int? ToleranceSeconds,
    [property: Description("For schemes that sign the URL.")] string? PublicUrl,
    [property: Description("For the scheme hmac.")] HmacSettings? Hmac)
{
    public static SignatureOutput From(SignatureSettings settings) => new(
        settings.Scheme,
        [.. settings.Secrets.Select(MaskedSecret.Of)],
        settings.OnFailure,
        settings.ToleranceSeconds,
        settings.PublicUrl,
        settings.Hmac);
}
