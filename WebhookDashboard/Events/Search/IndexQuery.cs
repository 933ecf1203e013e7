using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// A filter as a question to the search index, in the syntax of FTS5. The answer contains each event that matches, and
/// usually few others.
/// </summary>
/// <param name="Match">The question.</param>
/// <param name="Share">About what share of the events the answer can be at most.</param>
internal sealed record IndexQuery(string Match, double Share)
{
    /// <summary>
    /// How many trigrams of the text are asked for. More would exclude little, and each costs a walk along its list.
    /// </summary>
    private const int MostTrigrams = 10;

    /// <summary>
    /// Of trigrams that are so much more frequent than the rarest one, only one of each needle is asked for: a jump along
    /// their lists costs a page of each (benchmark <c>inspect</c>).
    /// </summary>
    private const int MuchMoreFrequent = 16;

    /// <summary>What more of the events have excludes too little. A step along its list costs half as much as the exact test.</summary>
    private const double MostShare = 0.5;

    /// <summary>How much is asked for if all of it is frequent: the newest events, by which shares are judged, may be unlike all others.</summary>
    private const int Fewest = 3;

    /// <summary>More marks of sizes than this exclude too little.</summary>
    private const int MostSizes = 20;

    private const int TrigramLength = 3;

    /// <param name="filter">The filter.</param>
    /// <param name="shareOf">About what share of the events the index has under a phrase.</param>
    /// <returns>Null if the index can't narrow the filter.</returns>
    public static IndexQuery? Of(EventFilter filter, Func<string, double> shareOf)
    {
        var needles = Trigrams(Needles(filter)).Select(ofNeedle => ofNeedle.ConvertAll(trigram => Any([trigram], shareOf) with { IsTrigram = true })).ToList();
        var marks = Marks(filter, shareOf).ToList();
        if (needles.Count + marks.Count == 0)
        {
            return null;
        }

        var rarest = needles.SelectMany(needle => needle).Concat(marks).Min(condition => condition.Share);
        var all = needles.SelectMany(needle => RareOf(needle, rarest * MuchMoreFrequent)).Concat(marks).OrderBy(condition => condition.Share);
        var asked = (rarest > MostShare ? all.Take(Fewest) : all.TakeWhile(condition => condition.Share <= MostShare))
            .ToLookup(condition => condition.IsTrigram, condition => condition.Match);
        var trigrams = asked[true].ToList();
        var texts = trigrams.Count == 0 ? [] : new[] { $"({Phrase(SearchMark.Long)} OR ({string.Join(" AND ", trigrams)}))" };
        return new IndexQuery(string.Join(" AND ", texts.Concat(asked[false])), rarest);
    }

    private static IEnumerable<Condition> Marks(EventFilter filter, Func<string, double> shareOf)
    {
        foreach (var condition in filter.Where)
        {
            if (condition is { Operator: WhereOperator.Equal, Value: { Kind: JsonValueKind.Number, Utf8: var number } })
            {
                yield return Any([SearchMark.Long, SearchMark.ManyNumbers, SearchMark.OfNumber(JsonDecimal.HashOf(number))], shareOf);
            }
        }

        if (filter.MinSize is not null || filter.MaxSize is not null)
        {
            if (SearchMark.OfSizes(filter.MinSize ?? 0, filter.MaxSize ?? int.MaxValue) is { Length: > 0 and <= MostSizes } sizes)
            {
                yield return Any(sizes, shareOf);
            }
        }

        if (filter.Duplicates == DuplicateFilter.Only)
        {
            yield return Any([SearchMark.Repeat], shareOf);
        }
    }

    private static Condition Any(string[] marks, Func<string, double> shareOf)
    {
        var phrases = Array.ConvertAll(marks, Phrase);
        var share = 0.0;
        foreach (var phrase in phrases)
        {
            share += share > MostShare ? 0 : shareOf(phrase);
        }

        return new Condition(phrases is [var only] ? only : $"({string.Join(" OR ", phrases)})", share, IsTrigram: false);
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

    /// <summary>Those that are not too frequent; at least the rarest one, since no other needle may exclude the same events.</summary>
    private static IEnumerable<Condition> RareOf(List<Condition> needle, double mostShare)
    {
        var rarest = needle.MinBy(condition => condition.Share);
        return needle.Where(condition => condition == rarest || condition.Share <= mostShare);
    }

    /// <summary>Chooses trigrams spread over the needles, first those of the longest, which exclude most.</summary>
    private static IEnumerable<List<string>> Trigrams(IEnumerable<string> needles)
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
            var own = new List<string>(count);
            for (var i = 0; i < count; i++)
            {
                var start = count == 1 ? last / 2 : (int)((long)last * i / (count - 1));
                var trigram = runes.AsSpan(start, TrigramLength);
                if (!trigram.Contains(default) && string.Concat(trigram.ToArray()) is var text && chosen.Add(text)) // FTS5 leaves NUL out of its trigrams.
                {
                    own.Add(text);
                }
            }

            if (own.Count > 0)
            {
                yield return own;
            }
        }
    }

    private static string Phrase(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>What the index is asked for.</summary>
    /// <param name="Match">In the syntax of FTS5.</param>
    /// <param name="Share">About what share of the events has it.</param>
    /// <param name="IsTrigram">Whether it is a trigram of the text, which an event with <see cref="SearchMark.Long"/> need not have.</param>
    private sealed record Condition(string Match, double Share, bool IsTrigram);
}
