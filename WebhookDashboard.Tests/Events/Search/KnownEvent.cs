using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>An event whose texts a test knows without decoding anything.</summary>
/// <param name="Event">Builds it.</param>
/// <param name="Texts">Its path, query, headers, trailers and body.</param>
/// <param name="Documents">The JSON documents of its body.</param>
internal sealed record KnownEvent(AnEvent Event, IReadOnlyList<string> Texts, IReadOnlyList<string> Documents)
{
    private readonly string[] _capitals = [.. Texts.Select(text => text.ToUpperInvariant())];

    /// <summary>A plain test: no index, no pieces, no bytes.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="stored">The event as the log has it now.</param>
    public bool Matches(EventFilter filter, EventSummary stored) =>
        filter.Matches(stored)
        && (filter.Search?.Needles ?? []).All(needle => _capitals.Any(text => text.Contains(needle.ToUpperInvariant(), StringComparison.Ordinal)))
        && filter.Where.All(condition => Documents.Any(document => PlainWhere.IsMet(condition, document)));
}
