using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>A signature of another scheme than the endpoint's.</summary>
internal static class SchemeMistakes
{
    /// <summary>Whether one of the endpoint's secrets made a signature of another scheme.</summary>
    public static string? Find(Trial trial, ISignatureScheme scheme, SignedRequest request, SignatureSettings settings)
    {
        foreach (var other in Others(scheme))
        {
            if (trial.IsOver)
            {
                return null;
            }

            if (trial.Fits(other.Read(request, settings), other))
            {
                return $"Valid as a signature of {other.Facts.Title}: set the endpoint's scheme to {other.Facts.Name}.";
            }
        }

        return null;
    }

    /// <summary>Names the scheme whose headers the request has, if those of the endpoint's scheme are missing.</summary>
    public static string? Present(ISignatureScheme scheme, SignedRequest request, SignatureSettings settings)
    {
        var other = Others(scheme).FirstOrDefault(other => other.Read(request, settings).Fault is null);
        return other is null
            ? null
            : $"There is a signature of {other.Facts.Title}: if that is the sender, set the endpoint's scheme to {other.Facts.Name}.";
    }

    private static IEnumerable<ISignatureScheme> Others(ISignatureScheme scheme) =>
        SignatureSchemes.All.Where(other => other != scheme && other.Facts.Name != SignatureScheme.Hmac);
}
