using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>
/// Looks for the mistake behind a bad signature: tries the most common ones and says in one sentence which of them would match
/// and what to do. Anyone can cause the work, so its cost is bounded. It never changes a verdict.
/// </summary>
internal static class SignatureDiagnosis
{
    /// <summary>Larger bodies are not diagnosed.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    private const int MaxSecrets = 4;

    /// <returns>One sentence, or null if it is none of the common mistakes.</returns>
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
