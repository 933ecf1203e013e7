using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;

namespace WebhookDashboard.Api.Events;

/// <summary>
/// Converts the parameters to a filter and a page. An empty parameter restricts nothing; an unknown one is refused.
/// </summary>
internal sealed class EventQueryParser(EventQuery query)
{
    public static readonly string[] Filters = ["endpoint", "method", "type", "verdict", "search", "from", "to"];

    private static readonly string[] Places = ["before", "after", "limit"];

    private static readonly string[] Verdicts = [.. Enum.GetNames<Verdict>().Select(name => name.ToLowerInvariant())];

    private string? _fault;

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
    public EventFilter? ReadFilter(IQueryCollection asked, out ProblemHttpResult? fault) => ReadKnown(asked, Filters, out fault)?.Filter;

    private (EventFilter Filter, PageRequest Page)? ReadKnown(IQueryCollection asked, string[] known, out ProblemHttpResult? fault)
    {
        if (asked.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            Fail($"There is no parameter '{unknown}': give {string.Join(", ", known)}.");
        }

        // Two values would become one text with a comma, which matches nothing.
        if (asked.FirstOrDefault(pair => pair.Value.Count > 1 && !pair.Key.Equals("endpoint", StringComparison.OrdinalIgnoreCase)).Key is { } repeated)
        {
            Fail($"{repeated} is given more than once: only endpoint can be repeated.");
        }

        if (!string.IsNullOrEmpty(query.Search))
        {
            Fail("search is not available yet: filter by endpoint, method, type, verdict and time.");
        }

        var filter = new EventFilter
        {
            Endpoints = [.. (query.Endpoint ?? []).Where(text => text.Length > 0).Select(Slug)],
            Method = Given(query.Method)?.ToUpperInvariant(),
            EventType = EventFilter.ParseType(query.Type),
            Verdict = Given(query.Verdict) is { } verdict ? ReadVerdict(verdict) : null,
            From = Time("from", query.From),
            To = Time("to", query.To),
        };
        var page = new PageRequest(Before(), Sequence("after", query.After), Limit());
        fault = _fault is null ? null : ApiProblem.BadRequest(_fault);
        return _fault is null ? (filter, page) : null;
    }

    /// <summary>Newest first, even with <c>after</c>: without an upper end the log would page upwards from it.</summary>
    private long? Before() =>
        Sequence("before", query.Before) ?? (string.IsNullOrEmpty(query.After) ? null : long.MaxValue);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private EndpointSlug Slug(string text) => EndpointSlug.TryParse(text, out var slug)
        ? slug
        : Fail<EndpointSlug>($"endpoint is '{text}': give a slug, which is {EndpointSlug.Rule}.");

    private Verdict? ReadVerdict(string text)
    {
        var index = Array.IndexOf(Verdicts, text.ToLowerInvariant());
        return index < 0
            ? Fail<Verdict?>($"verdict is '{text}': give one of {string.Join(", ", Verdicts)}.")
            : Enum.GetValues<Verdict>()[index];
    }

    private DateTimeOffset? Time(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return EventFilter.ParseTime(text)
            ?? Fail<DateTimeOffset?>($"{name} is '{text}': give a time such as 2026-01-02T03:04:05Z, with '+' written as %2B.");
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

    private void Fail(string fault) => _fault ??= fault;
}
