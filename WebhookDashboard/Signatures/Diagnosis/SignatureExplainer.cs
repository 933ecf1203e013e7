using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>Explains a check to a person. Costs as much as several checks.</summary>
internal static class SignatureExplainer
{
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <returns>Null if no scheme is set or the scheme is unknown.</returns>
    public static SignatureExplanation? Explain(SignedRequest request, SignatureSettings settings, DateTimeOffset now)
    {
        if (!SignatureSchemes.ByName.TryGetValue(settings.Scheme, out var scheme))
        {
            return null;
        }

        var reading = scheme.Read(request, settings);
        var content = reading.Content;
        var expected = new List<ExpectedSignature>();
        foreach (var secret in settings.Secrets)
        {
            if (!scheme.TryReadKey(secret, out var key))
            {
                continue;
            }

            var match = new SignatureMatch(reading);
            var matches = reading.Fault is null && match.IsMadeBy(key);
            content = matches ? match.Content : content;
            expected.Add(new ExpectedSignature(MaskedSecret.Of(secret), Write(scheme, settings, reading, key, content), matches));
        }

        return new SignatureExplanation
        {
            Facts = scheme.Facts,
            Check = SignatureVerifier.Verify(scheme, request, settings, now, diagnose: true),
            Headers = [.. HeadersOf(scheme, request, settings)],
            SignedText = scheme.SignedText(settings),
            Signed = reading.Candidates.Count == 0 && reading.Wanted is null ? null : content.ToArray(),
            Url = scheme.SignsUrl(settings) ? settings.PublicUrl ?? request.Url : null,
            SignedAt = reading.SignedAt is { } seconds && seconds <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            Received = [.. reading.Candidates.Select(one => one.Label + SignatureText.Write(scheme.EncodingOf(settings), one.Bytes))],
            Expected = expected,
        };
    }

    /// <summary>Of alternative header names, returns those that are present.</summary>
    private static IEnumerable<(string Name, string? Value)> HeadersOf(
        ISignatureScheme scheme, SignedRequest request, SignatureSettings settings)
    {
        var headers = scheme.HeadersOf(settings).Select(name => (Name: name, Value: request.Headers(name))).ToList();
        var isEither = settings.Scheme == SignatureScheme.Svix;
        var half = headers.Count / 2;
        return !isEither ? headers
            : headers[..half].Exists(one => one.Value is not null) || headers[half..].TrueForAll(one => one.Value is null) ? headers[..half]
            : headers[half..];
    }

    private static string? Write(
        ISignatureScheme scheme, SignatureSettings settings, SignatureReading reading, SigningKey key, in SignedContent content)
    {
        // If the signatures use several algorithms, take the first that fits this key.
        var fitting = reading.Candidates.Where(one => key.Fits(one.Algorithm)).ToList();
        if (key.Kind != KeyKind.Hmac || (fitting.Count > 0 ? fitting[0] : reading.Wanted) is not { } form || !key.Fits(form.Algorithm))
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[Hmac.MaxBytes];
        return form.Label + SignatureText.Write(scheme.EncodingOf(settings), Hmac.Compute(form.Algorithm, key.Bytes, content, mac));
    }
}
