using System.ComponentModel;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Api.Endpoints;

internal sealed record SignatureOutput(
    [property: Description("The name of the signature scheme; none: nothing is checked.")] string Scheme,
    [property: Description("Masked: 'whsec_…' and the last four characters.")] IReadOnlyList<string> Secrets,
    SignatureFailure OnFailure,
    [property: Description("How far a timestamp may be off, in seconds; null: any time.")] int? ToleranceSeconds,
    [property: Description("For schemes that sign the URL.")] string? PublicUrl,
    [property: Description("For scheme hmac.")] HmacSettings? Hmac)
{
    public static SignatureOutput From(SignatureSettings settings) => new(
        settings.Scheme,
        [.. settings.Secrets.Select(MaskedSecret.Of)],
        settings.OnFailure,
        settings.ToleranceSeconds,
        settings.PublicUrl,
        settings.Hmac);
}
