using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// Translates a filter to a question to the search index, in the syntax of FTS5. The answer contains each event that
/// matches, and usually few others.
/// </summary>
internal static class IndexQuery
{
    /// <summary>
    /// How many trigrams of the text are asked for. More would exclude little, and each costs a walk along its list.
    /// </summary>
    private const int MostTrigrams = 10;

    /// <summary>More marks of sizes than this exclude too little.</summary>
    private const int MostSizes = 20;

    private const int TrigramLength = 3;

    /// <returns>Null if the index can't narrow the filter.</returns>
    public static string? Of(EventFilter filter)
    {
        var conditions = new List<string>();
        if (Trigrams(Needles(filter)) is { Count: > 0 } trigrams)
        {
            conditions.Add($"({Phrase(SearchMark.Long)} OR ({string.Join(" AND ", trigrams.Select(Phrase))}))");
        }

        foreach (var condition in filter.Where)
        {
            if (condition is { Operator: WhereOperator.Equal, Value: { Kind: JsonValueKind.Number, Utf8: var number } })
            {
                string[] marks = [SearchMark.Long, SearchMark.ManyNumbers, SearchMark.OfNumber(JsonDecimal.HashOf(number))];
                conditions.Add($"({string.Join(" OR ", marks.Select(Phrase))})");
            }
        }

        if (filter.MinSize is not null || filter.MaxSize is not null)
        {
            if (SearchMark.OfSizes(filter.MinSize ?? 0, filter.MaxSize ?? int.MaxValue) is { Length: > 0 and <= MostSizes } sizes)
            {
                conditions.Add($"({string.Join(" OR ", sizes.Select(Phrase))})");
            }
        }

        if (filter.Duplicates == DuplicateFilter.Only)
        {
            conditions.Add(Phrase(SearchMark.Repeat));
        }

        return conditions.Count == 0 ? null : string.Join(" AND ", conditions);
    }

    /// <summary>
    /// What must occur in an event that matches: the text, and of each condition the members on its path and a string that it
    /// compares with. <see cref="SearchableText"/> has those also as they are without JSON's escapes.
    /// </summary>
    private static IEnumerable<string> Needles(EventFilter filter)
    {
        foreach (var needle in filter.Search?.Needles ?? [])
        {
            yield return needle;
        }

        foreach (var condition in filter.Where)
        {
            foreach (var step in condition.Path.Steps)
            {
                if (step.Name is { } name)
                {
                    yield return $"\"{name}\"";
                }
            }

            if (condition is { Value: { Kind: JsonValueKind.String, Text: var text } })
            {
                switch (condition.Operator)
                {
                    case WhereOperator.Equal:
                        yield return $"\"{text}\"";
                        break;
                    case WhereOperator.Contains:
                        yield return text;
                        break;
                }
            }
        }
    }

    /// <summary>Chooses trigrams spread over the needles, first those of the longest, which exclude most.</summary>
    private static HashSet<string> Trigrams(IEnumerable<string> needles)
    {
        var longest = needles.Select(needle => Encoding.UTF8.GetString(CaseFolding.Fold(needle)).EnumerateRunes().ToArray())
            .Where(runes => runes.Length >= TrigramLength)
            .OrderByDescending(runes => runes.Length)
            .Take(MostTrigrams)
            .ToList();
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, runes) in longest.Index())
        {
            var room = Math.Max(1, (MostTrigrams - chosen.Count) / (longest.Count - index));
            var last = runes.Length - TrigramLength;
            var count = Math.Min(room, last + 1);
            for (var i = 0; i < count; i++)
            {
                var start = count == 1 ? last / 2 : (int)((long)last * i / (count - 1));
                var trigram = runes.AsSpan(start, TrigramLength);
                if (!trigram.Contains(default)) // FTS5 leaves NUL out of its trigrams.
                {
                    chosen.Add(string.Concat(trigram.ToArray()));
                }
            }
        }

        return chosen;
    }

    private static string Phrase(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
