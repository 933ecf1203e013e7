using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WebhookDashboard.Domain;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Api.Endpoints;

internal sealed record HmacInput
{
    [Description("The header that holds the signature.")]
    [Required]
    public string Header { get; init; } = "";

    [Description("'sha256' or 'sha512'.")]
    public HmacAlgorithm Algorithm { get; init; } = HmacAlgorithm.Sha256;

    [Description("'hex' or 'base64'.")]
    public SignatureEncoding Encoding { get; init; } = SignatureEncoding.Hex;

    [Description("What stands before the signature in its header, such as 'sha256='.")]
    [MaxLength(SignatureRules.MaxPrefixLength)]
    public string Prefix { get; init; } = "";

    [Description("What is signed: text in which {body}, {url}, {method}, {header:Name} and {timestamp:Name} stand for parts of the request. {timestamp:Name} is a header in seconds since 1970, which is held against the tolerance. {body} must be there once.")]
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
