using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>The right secret over other parts of the request than the scheme signs.</summary>
internal static class ContentMistakes
{
    public static string? Find(
        Trial trial, ISignatureScheme scheme, SignedRequest request, SignatureSettings settings, SignatureReading reading)
    {
        foreach (var (head, what) in Heads(reading))
        {
            var content = new SignedContent(Encoding.UTF8.GetBytes(head), request.Body, default);
            if (content.Length != reading.Content.Length && trial.Fits(reading.Over(content)))
            {
                return $"Valid for {what}: the sender must sign {scheme.SignedText(settings)}.";
            }
        }

        return null;
    }

    private static IEnumerable<(string Head, string What)> Heads(SignatureReading reading)
    {
        yield return ("", "the body alone");
        if (reading.SignedAt is { } at)
        {
            yield return ($"{at}.", "the timestamp, a full stop and the body");
            yield return ($"{at}", "the timestamp and the body with nothing between");
            yield return ($"{at}:", "the timestamp, a colon and the body");
        }
    }
}
