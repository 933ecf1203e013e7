using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;

namespace WebhookDashboard.Api.Events;

/// <summary>
/// Converts the parameters to a filter and a page. An empty parameter restricts nothing; an unknown one is refused.
/// </summary>
internal sealed class EventQueryParser(EventQuery query)
{
    public static readonly string[] Filters = [.. FilterTerms.Names, "search", "where"];

    private static readonly string[] Places = ["before", "after", "limit"];

    private ProblemHttpResult? _fault;

    /// <summary>Returns null and sets the problem if a parameter is wrong.</summary>
    public (EventFilter Filter, PageRequest Page)? Read(IQueryCollection asked, out ProblemHttpResult? fault, params string[] alsoKnown) =>
        ReadKnown(asked, [.. Filters, .. Places, .. alsoKnown], out fault);

    /// <summary>
    /// The filter of a deletion. An empty parameter is refused: a script's empty variable must not widen what is deleted.
    /// </summary>
    public EventFilter? ReadDeletion(IQueryCollection asked, out ProblemHttpResult? fault)
    {
        if (asked.FirstOrDefault(pair => pair.Value.Any(string.IsNullOrEmpty)).Key is { } empty)
        {
            Fail($"{empty} is empty: give it a value, or leave it out.");
        }

        return ReadFilter(asked, out fault);
    }

    /// <summary>Like <see cref="Read"/>, for calls that take only filters.</summary>
    public EventFilter? ReadFilter(IQueryCollection asked, out ProblemHttpResult? fault, params string[] alsoKnown) =>
        ReadKnown(asked, [.. Filters, .. alsoKnown], out fault)?.Filter;

    private (EventFilter Filter, PageRequest Page)? ReadKnown(IQueryCollection asked, string[] known, out ProblemHttpResult? fault)
    {
        if (asked.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            Fail($"There is no parameter '{unknown}': give {string.Join(", ", known)}.");
        }

        // Two values would become one text with a comma, which matches nothing.
        if (asked.FirstOrDefault(pair => pair.Value.Count > 1 && !IsRepeatable(pair.Key)).Key is { } repeated)
        {
            Fail($"{repeated} is given more than once: only endpoint and where can be repeated.");
        }

        var filter = ReadTerms() with
        {
            Search = Given(query.Search) is { } search ? ReadSearch(search) : null,
            Where = [.. ReadConditions()],
        };
        var page = new PageRequest(Before(), Sequence("after", query.After), Limit());
        fault = _fault;
        return _fault is null ? (filter, page) : null;
    }

    /// <summary>Newest first, even with <c>after</c>: without an upper end the log would page upwards from it.</summary>
    private long? Before() =>
        Sequence("before", query.Before) ?? (string.IsNullOrEmpty(query.After) ? null : long.MaxValue);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool IsRepeatable(string name) =>
        name.Equals("where", StringComparison.OrdinalIgnoreCase) || FilterTerms.IsRepeatable(name.ToLowerInvariant());

    private EventFilter ReadTerms()
    {
        var filter = EventFilter.All;
        (string Name, IEnumerable<string?> Values)[] terms =
        [
            ("endpoint", query.Endpoint ?? []), ("method", [query.Method]), ("type", [query.Type]), ("verdict", [query.Verdict]), ("from", [query.From]),
            ("to", [query.To]), ("minSize", [query.MinSize]), ("maxSize", [query.MaxSize]), ("duplicates", [query.Duplicates]),
            ("pinned", [query.Pinned]),
        ];
        foreach (var (name, values) in terms)
        {
            foreach (var value in values)
            {
                if (Given(value) is { } given && FilterTerms.Set(ref filter, name, given) is { } reason)
                {
                    Fail($"{name} is '{given}': {reason}");
                }
            }
        }

        return filter;
    }

    private SearchText? ReadSearch(string text)
    {
        var search = SearchText.Read(text, out var fault);
        Fail("search", fault);
        return search;
    }

    private IEnumerable<WhereCondition> ReadConditions()
    {
        var texts = (query.Where ?? []).Where(text => text.Length > 0).ToList();
        if (texts.Count > WhereCondition.MaxConditions)
        {
            Fail($"where is given {texts.Count} times: at most {WhereCondition.MaxConditions} conditions are allowed.");
        }

        foreach (var text in texts)
        {
            var condition = WhereCondition.Read(text, out var fault);
            Fail("where", fault);
            if (condition is not null)
            {
                yield return condition;
            }
        }
    }

    private long? Sequence(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : Fail<long?>($"{name} is '{text}': give a sequence, a whole number from 0.");
    }

    private int Limit()
    {
        if (string.IsNullOrEmpty(query.Limit))
        {
            return PageRequest.DefaultLimit;
        }

        return int.TryParse(query.Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= PageRequest.MaxLimit
                ? limit
                : Fail<int>($"limit is '{query.Limit}': give 1 to {PageRequest.MaxLimit}.");
    }

    private T? Fail<T>(string fault)
    {
        Fail(fault);
        return default;
    }

    private void Fail(string fault) => _fault ??= ApiProblem.BadRequest(fault);

    private void Fail(string name, FilterFault? fault) => _fault ??= fault is null ? null : ApiProblem.BadRequest(name, fault);
}
