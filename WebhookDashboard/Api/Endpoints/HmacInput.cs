using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Api.Endpoints;

internal sealed record HmacInput
{
    [Description("The header that contains the signature.")]
    [Required]
    public string Header { get; init; } = "";

    [Description("'sha256' or 'sha512'.")]
    public HmacAlgorithm Algorithm { get; init; } = HmacAlgorithm.Sha256;

    [Description("'hex' or 'base64'.")]
    public SignatureEncoding Encoding { get; init; } = SignatureEncoding.Hex;

    [Description("What precedes the signature in its header, such as 'sha256='.")]
    [MaxLength(SignatureRules.MaxPrefixLength)]
    public string Prefix { get; init; } = "";

    [Description("The signed text. {body}, {url}, {method}, {header:Name} and {timestamp:Name} stand for parts of the request; {timestamp:Name} is a header in seconds since 1970, checked against the tolerance. {body} is required, once.")]
    public string SignedText { get; init; } = HmacSettings.BodyMark;

    public HmacSettings ToSettings() => new()
    {
        Header = Header.Trim(),
        Algorithm = Algorithm,
        Encoding = Encoding,
        Prefix = Prefix,
        SignedText = SignedText,
    };
}
