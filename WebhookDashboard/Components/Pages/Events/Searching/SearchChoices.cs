using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Pages.Events.Searching;

/// <summary>What can be suggested: what the log has, as far as it is known.</summary>
/// <param name="endpoints">The slugs of the endpoints.</param>
/// <param name="facets">The values of the other filters; null if they could not be read.</param>
/// <param name="paths">The paths of the last bodies.</param>
internal sealed class SearchChoices(IReadOnlyList<string> endpoints, EventFacets? facets, KnownPaths paths)
{
    public static readonly SearchChoices None = new([], null, new KnownPaths());

    private static readonly string[] UsualMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public KnownPaths Paths => paths;

    /// <summary>The values of a filter, the most frequent first if that is known.</summary>
    public IEnumerable<string> ValuesOf(string filter) => filter switch
    {
        "endpoint" => endpoints.Order(StringComparer.Ordinal),
        "method" => ByCount(facets?.Methods.ToDictionary(one => one.Key, one => one.Value.Count)).Union(UsualMethods),
        "type" => Types(),
        "verdict" => Enum.GetNames<Verdict>().Select(name => name.ToLowerInvariant()),
        "duplicates" => Enum.GetNames<DuplicateFilter>().Select(name => name.ToLowerInvariant()),
        "pinned" => ["true"],
        _ => [],
    };

    /// <summary>Types, and what several of them begin with: <c>order.*</c>.</summary>
    private IEnumerable<string> Types()
    {
        var types = ByCount(facets?.Types.Where(one => one.Key.Length > 0).ToDictionary(one => one.Key, one => one.Value.Count)).ToList();
        var families = types.Where(type => type.Contains('.', StringComparison.Ordinal)).GroupBy(type => type[..type.IndexOf('.', StringComparison.Ordinal)]).Where(family => family.Count() > 1);
        return [.. families.Select(family => $"{family.Key}.*"), .. types];
    }

    private static IEnumerable<string> ByCount(Dictionary<string, long>? counts) =>
        counts?.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Key) ?? [];
}
