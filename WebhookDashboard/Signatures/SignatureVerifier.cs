using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Diagnosis;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures;

/// <summary>
/// Checks a request for every scheme: any secret against any signature, then the time. A pure function that never throws.
/// </summary>
internal static class SignatureVerifier
{
    private const string Good = "Signed with one of the endpoint's secrets, and not changed on the way.";

    /// <param name="scheme">The endpoint's scheme.</param>
    /// <param name="request">The request.</param>
    /// <param name="settings">The endpoint's secrets, tolerance and scheme settings.</param>
    /// <param name="now">When the request was received.</param>
    /// <param name="diagnose">Whether to look for a likely mistake if the verdict is bad. That costs more than the check and
    /// never changes the verdict.</param>
    public static SignatureCheck Verify(
        ISignatureScheme scheme, SignedRequest request, SignatureSettings settings, DateTimeOffset now, bool diagnose)
    {
        var reading = scheme.Read(request, settings);
        var (verdict, reason) = reading.Fault is { } fault
            ? (fault, reading.Reason)
            : Judge(scheme, settings, reading, now);
        if (diagnose && verdict is not (Verdict.Valid or Verdict.Stale)
            && SignatureDiagnosis.Find(scheme, request, settings, reading) is { } mistake)
        {
            // Keeps a reason about the headers; replaces a plain mismatch, which says less than its cause.
            reason = reading.Fault is null ? mistake : $"{reason} {mistake}";
        }

        return new SignatureCheck(settings.Scheme, verdict, reason);
    }

    private static (Verdict Verdict, string Reason) Judge(
        ISignatureScheme scheme, SignatureSettings settings, SignatureReading reading, DateTimeOffset now)
    {
        var match = new SignatureMatch(reading);
        var usable = 0;
        for (var i = 0; i < settings.Secrets.Count; i++)
        {
            if (!scheme.TryReadKey(settings.Secrets[i], out var key))
            {
                continue;
            }

            usable++;
            if (match.IsMadeBy(key))
            {
                return match.Content.Fault is { } contradiction
                    ? (Verdict.Mismatch, contradiction)
                    : JudgeTime(reading.SignedAt, settings.ToleranceSeconds, now);
            }
        }

        return (Verdict.Mismatch, usable switch
        {
            0 when settings.UnreadableSecrets.Count > 0 => "The endpoint's secret can't be read, because its encryption key is gone: enter the secret again on the endpoint's page.",
            0 => $"The endpoint has no secret to check with: set it to {scheme.Facts.SecretRule}.",
            _ when !match.HadFittingKey => OtherKind(reading),
            _ when scheme.SignsUrl(settings) => "None of the endpoint's secrets gives this signature for this URL and these bytes: compare the secret with the provider's, and set the endpoint's public URL to exactly the one that is entered there.",
            _ => "None of the endpoint's secrets gives this signature for these bytes: compare the secret with the provider's, and check that nothing on the way changes the body.",
        });
    }

    private static (Verdict Verdict, string Reason) JudgeTime(long? signedAt, int? toleranceSeconds, DateTimeOffset now)
    {
        var age = now.ToUnixTimeSeconds() - (signedAt ?? 0);
        if (signedAt is null || toleranceSeconds is not { } tolerance || Math.Abs(age) <= tolerance)
        {
            return (Verdict.Valid, Good);
        }

        return (Verdict.Stale, age > 0
            ? $"The signature is right, but its timestamp is {DurationText.Of(age)} old and the endpoint allows {DurationText.Of(tolerance)}: the sender's clock is slow, or this is a replay; send it again with a fresh timestamp."
            : $"The signature is right, but its timestamp is {DurationText.Of(-age)} ahead and the endpoint allows {DurationText.Of(tolerance)}: correct the sender's clock.");
    }

    private static string OtherKind(SignatureReading reading) => reading.Candidates[0].Algorithm == SignatureAlgorithm.Ed25519
        ? "It is signed with a private key (v1a), and the endpoint has only shared secrets: add the provider's public key, 'whpk_' followed by base64."
        : "It is signed with a shared secret (v1), and the endpoint has only public keys: add the secret, 'whsec_' followed by base64.";
}
