using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access;

/// <summary>The API keys of <c>Access:ApiKeys</c>.</summary>
internal sealed class ApiKeyRing(IOptions<AccessOptions> options)
{
    private readonly SecretHash[] _keys = [.. options.Value.ApiKeys.Select(key => new SecretHash(key))];

    public bool Holds(string candidate)
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
