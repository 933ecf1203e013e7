using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Components.Pages.Events.Searching;

/// <summary>Suggests how the text of the search field may go on, from its last word: names, their values, paths, operators.</summary>
internal static class SearchSuggestions
{
    /// <summary>The maximum number of suggestions.</summary>
    public const int Most = 10;

    private static readonly Dictionary<string, string> Notes = new()
    {
        ["endpoint"] = "an endpoint",
        ["method"] = "an HTTP method",
        ["type"] = "an event type, or order.*",
        ["verdict"] = "the result of the signature check",
        ["from"] = "received at this time or later",
        ["to"] = "received before this time",
        ["minSize"] = "bytes of the body, at least",
        ["maxSize"] = "bytes of the body, at most",
        ["duplicates"] = "only duplicates, or none",
        ["pinned"] = "only pinned events",
    };

    private static readonly (string Operator, string? Note)[] Operators =
        [("=", null), ("!=", null), ("<", null), ("<=", null), (">", null), (">=", null), ("contains", "part of a text"), ("exists", "any value")];

    public static IReadOnlyList<SearchSuggestion> For(string text, SearchChoices choices)
    {
        var words = text.Split(' ');
        var last = words[^1];
        var start = text.Length - last.Length;
        return IsInPhrase(text.AsSpan(0, start)) ? []
            : [.. Of(words, last, start, choices).Where(one => one.Text.TrimEnd() != last).Take(Most)];
    }

    private static IEnumerable<SearchSuggestion> Of(string[] words, string last, int start, SearchChoices choices)
    {
        if (words is [.., ['$', ..] at, var op, _] && Operators.Any(known => known.Operator == op && op != "exists"))
        {
            return from value in choices.Paths.ValuesOf(at)
                   where op != "contains" || value[0] == '"'
                   where value.StartsWith(last, StringComparison.OrdinalIgnoreCase) || value.StartsWith($"\"{last}", StringComparison.OrdinalIgnoreCase)
                   select new SearchSuggestion(start, $"{value} ");
        }

        if (words is [.., ['$', ..], _])
        {
            return from known in Operators
                   where known.Operator.StartsWith(last, StringComparison.OrdinalIgnoreCase)
                   select new SearchSuggestion(start, $"{known.Operator} ", known.Note);
        }

        if (last.StartsWith('$'))
        {
            return from path in choices.Paths.All
                   where path.StartsWith(last, StringComparison.OrdinalIgnoreCase) || (last.Length > 2 && path.Contains(last.TrimStart('$', '.'), StringComparison.OrdinalIgnoreCase))
                   select new SearchSuggestion(start, $"{path} ", choices.Paths.ExampleOf(path));
        }

        if (FilterTerms.Names.FirstOrDefault(name => last.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase)) is { } filter)
        {
            var typed = last[(filter.Length + 1)..].TrimStart('"');
            return from value in choices.ValuesOf(filter)
                   where value.Contains(typed, StringComparison.OrdinalIgnoreCase)
                   orderby value.StartsWith(typed, StringComparison.OrdinalIgnoreCase) descending
                   select new SearchSuggestion(start, $"{filter}:{(SearchText.IsWord(value) ? value : FilterPrinter.Phrase(value))} ");
        }

        return from name in FilterTerms.Names
               where last.Length > 0 ? name.StartsWith(last, StringComparison.OrdinalIgnoreCase) : words.Length == 1
               select new SearchSuggestion(start, $"{name}:", Notes.GetValueOrDefault(name));
    }

    private static bool IsInPhrase(ReadOnlySpan<char> text) => text.Count('"') % 2 == 1;
}
