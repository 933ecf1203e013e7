namespace WebhookDashboard.Domain;

/// <summary>What the scheme <c>hmac</c> needs to know beside its secrets.</summary>
public sealed record HmacSettings
{
    /// <summary>Stands in <see cref="SignedText"/> for the body's exact bytes.</summary>
    public const string BodyMark = "{body}";

    /// <summary>The header that holds the signature.</summary>
    public required string Header { get; init; }

    public HmacAlgorithm Algorithm { get; init; } = HmacAlgorithm.Sha256;

    public SignatureEncoding Encoding { get; init; } = SignatureEncoding.Hex;

    /// <summary>What stands before the signature in its header, <c>sha256=</c>; empty: nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// What is signed: text in which <c>{body}</c>, <c>{url}</c>, <c>{method}</c>, <c>{header:Name}</c> and
    /// <c>{timestamp:Name}</c> (a header in seconds since 1970, held against the tolerance) stand for parts of the request.
    /// </summary>
    public string SignedText { get; init; } = BodyMark;
}
