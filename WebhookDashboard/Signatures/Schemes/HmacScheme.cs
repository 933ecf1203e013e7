using System.Globalization;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>An HMAC whose header, hash, encoding, prefix and signed text are settings of the endpoint.</summary>
internal sealed class HmacScheme : ISignatureScheme
{
    private const string NoSettings = "The scheme hmac has no settings: name its header in signature.hmac.";

    private static readonly char[] Separators = [',', ' ', ';'];

    public SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.Hmac,
        Title = "Custom HMAC",
        Headers = ["as set"],
        Signed = "as set, {body} by default",
        Encoding = "HMAC-SHA256 or HMAC-SHA512, in hex or base64, after a prefix, as set",
        Tolerance = $"where {{timestamp:Name}} is signed, {SignatureSettings.DefaultToleranceSeconds} s unless set otherwise",
        Source = "https://www.rfc-editor.org/rfc/rfc2104",
        Secret = SecretForm.Text,
        SecretRule = "the text that the sender uses as its key",
        SecretPlace = "Both sides must have the same text.",
        SecretExample = "the sender’s key",
    };

    public SignatureReading Read(in SignedRequest request, SignatureSettings settings)
    {
        if (settings.Hmac is not { Header.Length: > 0 } hmac)
        {
            return SignatureReading.Malformed(NoSettings);
        }

        if (SignedTemplate.Fault(hmac.SignedText) is { } fault)
        {
            return SignatureReading.Malformed(fault);
        }

        foreach (var name in HeadersOf(settings))
        {
            if (string.IsNullOrWhiteSpace(request.Headers(name)))
            {
                return SignatureReading.Missing($"The header {name} is missing: send it, or change the endpoint's settings for hmac.");
            }
        }

        long? signedAt = null;
        if (SignedTemplate.TimestampOf(hmac.SignedText) is { } timestamp)
        {
            if (!SignatureText.TryReadSeconds(request.Headers(timestamp), out var seconds))
            {
                return SignatureReading.Malformed($"The header {timestamp} is not a number: send the seconds since 1970 in digits.");
            }

            signedAt = seconds;
        }

        var content = SignedTemplate.Fill(hmac.SignedText, request, settings.PublicUrl ?? request.Url);
        var candidates = ReadSignatures(request.Headers(hmac.Header)!, hmac);
        return candidates.Count > 0
            ? new SignatureReading { Candidates = candidates, Content = content, SignedAt = signedAt }
            : SignatureReading.Malformed($"The header {hmac.Header} can't be read: send {FormOf(hmac)}.", AlgorithmOf(hmac), hmac.Prefix, content);
    }

    public bool TryReadKey(string secret, out SigningKey key) => SigningKey.TryText(secret, out key);

    public SigningResult Sign(RequestToSign order)
    {
        if (!TryReadKey(order.Secret, out var key))
        {
            return new SigningResult.Refused($"The secret can't be used: enter {Facts.SecretRule}.");
        }

        if (order.Hmac is not { Header.Length: > 0 } hmac || SignedTemplate.Fault(hmac.SignedText) is not null)
        {
            return new SigningResult.Refused(NoSettings);
        }

        var added = new List<HeaderLine>();
        if (SignedTemplate.TimestampOf(hmac.SignedText) is { } timestamp)
        {
            added.Add(new HeaderLine(timestamp, order.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        }

        var missing = SignedTemplate.HeadersOf(hmac.SignedText)
            .FirstOrDefault(name => order.Header(name) is null && !added.Exists(line => line.Name == name));
        if (missing is not null)
        {
            return new SigningResult.Refused($"The header {missing} is signed but missing: add it to the request.");
        }

        var request = new SignedRequest(
            name => added.Find(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value ?? order.Header(name),
            order.Body,
            order.Method,
            order.Url);
        Span<byte> mac = stackalloc byte[Hmac.MaxBytes];
        var signature = Hmac.Compute(
            AlgorithmOf(hmac), key.Bytes, SignedTemplate.Fill(hmac.SignedText, request, order.Url), mac);
        added.Add(new HeaderLine(hmac.Header, hmac.Prefix + SignatureText.Write(hmac.Encoding, signature)));
        return new SigningResult.Signed(added);
    }

    public string NewSecret() => RandomSecret.Hex(32);

    public SignatureEncoding EncodingOf(SignatureSettings settings) => settings.Hmac?.Encoding ?? SignatureEncoding.Hex;

    public IReadOnlyList<string> HeadersOf(SignatureSettings settings) => settings.Hmac is { } hmac
        ? [.. SignedTemplate.HeadersOf(hmac.SignedText).Prepend(hmac.Header).Distinct(StringComparer.OrdinalIgnoreCase)]
        : [];

    public bool HasTime(SignatureSettings settings) => settings.Hmac is { } hmac && SignedTemplate.TimestampOf(hmac.SignedText) is not null;

    public bool SignsUrl(SignatureSettings settings) => settings.Hmac is { } hmac && SignedTemplate.HasUrl(hmac.SignedText);

    public string SignedText(SignatureSettings settings) => settings.Hmac?.SignedText ?? Facts.Signed;

    public string Described(SignatureSettings settings) => settings.Hmac is not { } hmac
        ? Facts.Encoding
        : $"HMAC-{(hmac.Algorithm == HmacAlgorithm.Sha512 ? "SHA512" : "SHA256")} in {(hmac.Encoding == SignatureEncoding.Hex ? "hex" : "base64")}{(hmac.Prefix.Length > 0 ? $" after '{hmac.Prefix}'" : "")}";

    private static SignatureAlgorithm AlgorithmOf(HmacSettings hmac) =>
        hmac.Algorithm == HmacAlgorithm.Sha512 ? SignatureAlgorithm.HmacSha512 : SignatureAlgorithm.HmacSha256;

    private static string FormOf(HmacSettings hmac)
    {
        var bytes = Hmac.SizeOf(AlgorithmOf(hmac));
        var after = hmac.Prefix.Length > 0 ? $"'{hmac.Prefix}' and " : "";
        return hmac.Encoding == SignatureEncoding.Hex
            ? $"{after}{bytes * 2} hex digits"
            : $"{after}{SignatureText.CharsOf(bytes)} characters of base64";
    }

    /// <summary>Tries the whole value, since a prefix may contain a space, then each part of a list.</summary>
    private static List<SignatureCandidate> ReadSignatures(string value, HmacSettings hmac)
    {
        var found = new List<SignatureCandidate>(1);
        if (!TryAdd(value.Trim()))
        {
            foreach (var part in value.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            {
                TryAdd(part);
            }
        }

        return found;

        bool TryAdd(string text)
        {
            var algorithm = AlgorithmOf(hmac);
            if (!text.StartsWith(hmac.Prefix, StringComparison.Ordinal))
            {
                return false;
            }

            // Custom senders write hex in lower or upper case.
            var written = text[hmac.Prefix.Length..];
            written = hmac.Encoding == SignatureEncoding.Hex ? written.ToLowerInvariant() : written;
            var reads = SignatureText.TryRead(hmac.Encoding, written, Hmac.SizeOf(algorithm), out var signature);
            if (reads)
            {
                found.Add(new SignatureCandidate(algorithm, signature, hmac.Prefix));
            }

            return reads;
        }
    }
}
