using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>Tries one possibility after another until a budget of bytes is used up.</summary>
internal sealed class Trial(ISignatureScheme scheme, SignatureSettings settings)
{
    /// <summary>A few milliseconds of hashing; an ordinary body of a kilobyte never gets near it.</summary>
    private const int Budget = 2 * 1024 * 1024;

    /// <summary>The fixed cost of a try, in bytes; Ed25519 costs more.</summary>
    private const int CostOfHmac = 512;
    private const int CostOfEd25519 = 48 * 1024;

    private readonly List<SigningKey> _keys = KeysOf(scheme, settings);
    private int _left = Budget;

    public bool IsOver => _left <= 0;

    /// <summary>Whether one of the endpoint's secrets made a signature of this reading.</summary>
    public bool Fits(SignatureReading reading) => Fits(reading, _keys);

    /// <summary>Whether one of another scheme's keys made a signature of this reading.</summary>
    public bool Fits(SignatureReading reading, ISignatureScheme other) => Fits(reading, KeysOf(other, settings));

    /// <summary>Whether this key made a signature of this reading.</summary>
    public bool Fits(SignatureReading reading, SigningKey key)
    {
        if (IsOver || reading.Fault is not null)
        {
            return false;
        }

        _left -= (key.Kind == KeyKind.Hmac ? CostOfHmac : CostOfEd25519 * reading.Candidates.Count)
            + ((reading.Content.Length + reading.Others.Sum(other => other.Length)) * (key.Kind == KeyKind.Hmac ? 1 : 4));
        var match = new SignatureMatch(reading);
        return match.IsMadeBy(key) && match.Content.Fault is null;
    }

    private bool Fits(SignatureReading reading, List<SigningKey> keys) => keys.Exists(key => Fits(reading, key));

    private static List<SigningKey> KeysOf(ISignatureScheme scheme, SignatureSettings settings)
    {
        var keys = new List<SigningKey>();
        foreach (var secret in settings.Secrets)
        {
            if (scheme.TryReadKey(secret, out var key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }
}
