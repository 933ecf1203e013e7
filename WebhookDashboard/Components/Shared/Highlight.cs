using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Components.Shared;

/// <summary>Marks in a text what a search found there.</summary>
internal static class Highlight
{
    public static RenderFragment Of(string text, SearchText? search) => builder =>
    {
        var at = 0;
        foreach (var (start, end) in Ranges(text, search))
        {
            builder.AddContent(0, text[at..start]);
            builder.OpenElement(1, "mark");
            builder.AddContent(2, text[start..end]);
            builder.CloseElement();
            at = end;
        }

        builder.AddContent(3, text[at..]);
    };

    /// <summary>Where the words of the search are, in order and without overlaps. Letter case aside, like the search.</summary>
    public static IReadOnlyList<(int Start, int End)> Ranges(string text, SearchText? search)
    {
        var ranges = new List<(int Start, int End)>();
        if (search is null)
        {
            return ranges;
        }

        var capitals = text.ToUpperInvariant(); // Maps each character to one of the same length.
        foreach (var (start, end) in search.Needles.SelectMany(needle => Find(capitals, needle.ToUpperInvariant())).Order())
        {
            if (ranges is [.., var before] && start <= before.End)
            {
                ranges[^1] = before with { End = Math.Max(before.End, end) };
            }
            else
            {
                ranges.Add((start, end));
            }
        }

        return ranges;
    }

    private static IEnumerable<(int Start, int End)> Find(string text, string needle)
    {
        for (var at = 0; (at = text.IndexOf(needle, at, StringComparison.Ordinal)) >= 0; at += needle.Length)
        {
            yield return (at, at + needle.Length);
        }
    }
}
