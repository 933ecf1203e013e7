using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures.Mistakes;

/// <summary>
/// Looks for the mistake behind a signature that does not fit: tries what goes wrong most often, and says which of it
/// would have matched, in one sentence that says what to do. Whoever sends garbage causes it, so its cost is bounded; it
/// never changes a verdict.
/// </summary>
internal static class SignatureDiagnosis
{
    /// <summary>Larger bodies are not looked at.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    private const int MaxSecrets = 4;

    /// <returns>A sentence; null: none of the usual mistakes.</returns>
    public static string? Find(
        ISignatureScheme scheme, SignedRequest request, SignatureSettings settings, SignatureReading reading)
    {
        if (request.Body.Length > MaxBodyBytes)
        {
            return null;
        }

        settings = settings.Secrets.Count > MaxSecrets ? settings with { Secrets = [.. settings.Secrets.Take(MaxSecrets)] } : settings;
        var trial = new Trial(scheme, settings);
        return reading.Fault switch
        {
            Verdict.Missing => SchemeMistakes.Present(scheme, request, settings),
            not null => WritingMistakes.Find(trial, scheme, request, settings, reading),
            null => KeyMistakes.Find(trial, scheme, settings, reading)
                ?? BodyMistakes.Find(trial, scheme, request, settings)
                ?? ContentMistakes.Find(trial, scheme, request, settings, reading)
                ?? UrlMistakes.Find(trial, scheme, request, settings)
                ?? SchemeMistakes.Find(trial, scheme, request, settings),
        };
    }
}
