namespace WebhookDashboard.Domain.Signatures;

/// <summary>The settings of scheme <c>hmac</c> besides its secrets.</summary>
public sealed record HmacSettings
{
    /// <summary>The placeholder for the body's exact bytes in <see cref="SignedText"/>.</summary>
    public const string BodyMark = "{body}";

    /// <summary>The header that contains the signature.</summary>
    public required string Header { get; init; }

    public HmacAlgorithm Algorithm { get; init; } = HmacAlgorithm.Sha256;

    public SignatureEncoding Encoding { get; init; } = SignatureEncoding.Hex;

    /// <summary>What precedes the signature in its header, such as <c>sha256=</c>; empty: nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// The signed text. The placeholders <c>{body}</c>, <c>{url}</c>, <c>{method}</c>, <c>{header:Name}</c> and
    /// <c>{timestamp:Name}</c> (a header in seconds since 1970, checked against the tolerance) stand for parts of the request.
    /// </summary>
    public string SignedText { get; init; } = BodyMark;
}
