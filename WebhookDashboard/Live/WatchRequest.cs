using WebhookDashboard.Domain;

namespace WebhookDashboard.Live;

/// <summary>What a client of the hub asks for, with <c>Watch</c> and with <c>Tail</c>.</summary>
/// <param name="Endpoints">Slugs; null or empty: all.</param>
/// <param name="After">The last sequence that the client has seen; null: only what comes from now on.</param>
internal sealed record WatchRequest(IReadOnlyList<string>? Endpoints = null, long? After = null)
{
    /// <returns>Null when one of them is not a slug.</returns>
    public IReadOnlyList<EndpointSlug>? Slugs(out string? wrong)
    {
        var slugs = new List<EndpointSlug>();
        foreach (var text in Endpoints ?? [])
        {
            if (!EndpointSlug.TryParse(text, out var slug))
            {
                wrong = text;
                return null;
            }

            slugs.Add(slug);
        }

        wrong = null;
        return slugs;
    }
}
