using System.Globalization;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Domain.Search;

/// <summary>The filters that have a name and a value: <c>endpoint:payment</c> in the search field, <c>endpoint=payment</c> in an address.</summary>
internal static class FilterTerms
{
    public static readonly string[] Names = ["endpoint", "method", "type", "verdict", "from", "to", "minSize", "maxSize", "duplicates", "pinned"];

    private static readonly string[] Verdicts = [.. Enum.GetNames<Verdict>().Select(name => name.ToLowerInvariant())];

    /// <summary>Whether several values of a filter may be given.</summary>
    public static bool IsRepeatable(string name) => name is "endpoint";

    /// <summary>Adds a filter.</summary>
    /// <param name="filter">Changed unless the value is wrong.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="value">Its value, as typed.</param>
    /// <returns>What is wrong with the value; null if nothing is.</returns>
    public static string? Set(ref EventFilter filter, string name, string value)
    {
        if (Read(filter, name, value) is { } changed)
        {
            filter = changed;
            return null;
        }

        return name switch
        {
            "endpoint" => $"give a slug, which is {EndpointSlug.Rule}.",
            "verdict" => $"give one of {string.Join(", ", Verdicts)}.",
            "from" or "to" => "give a time such as 2026-01-02T03:04:05Z, with '+' written as %2B.",
            "minSize" or "maxSize" => $"give a number of bytes, 0 to {int.MaxValue}.",
            "duplicates" => "give only or hide.",
            "pinned" => "give true, or leave it out.",
            _ => "give a value.",
        };
    }

    /// <summary>The filters of <paramref name="filter"/> that have a name, as <see cref="Set"/> reads them.</summary>
    public static IEnumerable<(string Name, string Value)> Of(EventFilter filter)
    {
        foreach (var endpoint in filter.Endpoints)
        {
            yield return ("endpoint", endpoint.Value);
        }

        foreach (var (name, value) in ((string, string?)[])
            [
                ("method", filter.Method),
                ("type", filter.TypePrefix is { } prefix ? $"{prefix}*" : filter.EventType is EventFilter.NoType ? EventFilter.NoTypeText : filter.EventType),
                ("verdict", filter.Verdict?.ToString().ToLowerInvariant()),
                ("from", TimeText(filter.From)),
                ("to", TimeText(filter.To)),
                ("minSize", filter.MinSize?.ToString(CultureInfo.InvariantCulture)),
                ("maxSize", filter.MaxSize?.ToString(CultureInfo.InvariantCulture)),
                ("duplicates", filter.Duplicates?.ToString().ToLowerInvariant()),
                ("pinned", filter.Pinned == true ? "true" : null),
            ])
        {
            if (value is not null)
            {
                yield return (name, value);
            }
        }
    }

    private static EventFilter? Read(EventFilter filter, string name, string value) => name switch
    {
        "endpoint" => EndpointSlug.TryParse(value, out var slug) ? filter with { Endpoints = [.. filter.Endpoints, slug] } : null,
        "method" => filter with { Method = value.ToUpperInvariant() },
        "type" => EventFilter.IsPrefix(value)
            ? filter with { TypePrefix = value[..^1], EventType = null }
            : filter with { TypePrefix = null, EventType = EventFilter.ParseType(value) },
        "verdict" => Array.IndexOf(Verdicts, value.ToLowerInvariant()) is >= 0 and var index
            ? filter with { Verdict = Enum.GetValues<Verdict>()[index] }
            : null,
        "from" => EventFilter.ParseTime(value) is { } from ? filter with { From = from } : null,
        "to" => EventFilter.ParseTime(value) is { } to ? filter with { To = to } : null,
        "minSize" => ReadSize(value) is { } least ? filter with { MinSize = least } : null,
        "maxSize" => ReadSize(value) is { } most ? filter with { MaxSize = most } : null,
        "duplicates" => value.ToUpperInvariant() switch
        {
            "ONLY" => filter with { Duplicates = DuplicateFilter.Only },
            "HIDE" => filter with { Duplicates = DuplicateFilter.Hide },
            _ => null,
        },
        "pinned" => value.Equals("true", StringComparison.OrdinalIgnoreCase) ? filter with { Pinned = true } : null,
        _ => null,
    };

    private static int? ReadSize(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    private static string? TimeText(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
