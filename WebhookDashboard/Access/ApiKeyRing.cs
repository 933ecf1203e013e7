using System.Net;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access;

/// <summary>The API keys of <c>Access:ApiKeys</c>: chosen by a person, and so within the limits of <see cref="LockOut"/>.</summary>
internal sealed class ApiKeyRing(IOptions<AccessOptions> options, TimeProvider time)
{
    private readonly SecretHash[] _keys = [.. options.Value.ApiKeys.Select(key => new SecretHash(key))];
    private readonly LockOut _lockOut = new(time);

    public Attempt Try(string candidate, IPAddress? remote) => candidate.Length == 0
        ? default // Nothing is no guess.
        : _lockOut.Try(remote, () => Holds(candidate));

    private bool Holds(string candidate)
    {
        // Every key is compared, so that the time does not tell which one was near.
        var found = false;
        foreach (var key in _keys)
        {
            found |= key.Matches(candidate);
        }

        return found;
    }
}
