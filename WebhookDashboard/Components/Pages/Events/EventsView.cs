using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using WebhookDashboard.Components.Pages.Events.Filters;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Sample;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>
/// The filters of the list, as written in its address, so that a link shows the same view. Invalid values count as not set.
/// </summary>
public sealed record EventsView
{
    public static readonly EventsView All = new();

    /// <summary>As <see cref="At"/>: at the oldest event, whenever it was received. Imported events may be older than those before them.</summary>
    public static readonly DateTimeOffset Oldest = DateTimeOffset.MinValue;

    private const string Hidden = "hidden";

    /// <summary>How addresses write <see cref="Oldest"/>.</summary>
    private const string OldestText = "oldest";

    /// <summary>The maximum length of the filters in an address: servers and proxies refuse a request line of 8 KiB.</summary>
    private const int MaxQuery = 6_000;

    /// <summary>Any of these; empty: all.</summary>
    public IReadOnlyList<EndpointSlug> Endpoints { get; init; } = [];

    public string? Method { get; init; }

    /// <summary>As in an address: <c>order.*</c> for all types that begin with <c>order.</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Whether the webhooks of comparisons are left out.</summary>
    public bool HidesComparisons { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>Whether only pinned events are shown.</summary>
    public bool IsPinned { get; init; }

    /// <summary>How far back the list goes. Without it, <see cref="From"/> and <see cref="To"/> may be set.</summary>
    public TimeRangeOption? Within { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int? MinSize { get; init; }

    public int? MaxSize { get; init; }

    public DuplicateFilter? Duplicates { get; init; }

    public SearchText? Search { get; init; }

    public IReadOnlyList<WhereCondition> Where { get; init; } = [];

    /// <summary>Where the list begins, if not at its newest event: at the last event received until then.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether no filter is set.</summary>
    public bool IsAll => Query(withPlace: false).Length == 0;

    public bool HasTimes => Within is not null || From is not null || To is not null;

    /// <summary>The number of filters that are set, without the search.</summary>
    public int Count => Endpoints.Count + new object?[] { Method, EventType, Verdict, MinSize, MaxSize, Duplicates }.Count(one => one is not null) + (HasTimes ? 1 : 0) + (HidesComparisons ? 1 : 0) + (IsPinned ? 1 : 0);

    /// <summary>Whether it looks into the events, which no stored sum does.</summary>
    public bool IsSearch => Search is not null || Where.Count > 0;

    /// <summary>Whether stored sums tell how many events match.</summary>
    public bool IsSummed => !HasTimes && !IsSearch && MinSize is null && MaxSize is null && Duplicates is null && !IsPinned;

    /// <summary>Whether its address would not be read back.</summary>
    public bool IsTooLong =>
        Search?.ToString().Length > SearchText.MaxLength || Where.Any(condition => condition.ToString().Length > WhereCondition.MaxLength) || Query().Length > MaxQuery;

    /// <param name="query">The query of an address, as <see cref="AddressOf"/> writes it.</param>
    public static EventsView Parse(string query)
    {
        var given = QueryHelpers.ParseQuery(query);
        var within = TimeRangeOption.Find(One("time"));
        var rows = EventFilter.All;
        foreach (var name in (string[])["minSize", "maxSize", "duplicates"])
        {
            FilterTerms.Set(ref rows, name, One(name) ?? "");
        }

        return new EventsView
        {
            Endpoints = [.. All("endpoint").Select(text => EndpointSlug.TryParse(text, out var slug) ? slug : (EndpointSlug?)null).OfType<EndpointSlug>().Distinct()],
            Method = One("method") is { } method && !string.IsNullOrWhiteSpace(method) ? method.Trim().ToUpperInvariant() : null,
            EventType = EventFilter.ParseType(One("type")),
            MinSize = rows.MinSize,
            MaxSize = rows.MaxSize,
            Duplicates = rows.Duplicates,
            Search = SearchText.Read(One("search") ?? "", out _),
            Where = [.. All("where").Select(text => WhereCondition.Read(text ?? "", out _)).OfType<WhereCondition>().Take(WhereCondition.MaxConditions)],
            Verdict = ParseVerdict(One("verdict")),
            Within = within,
            From = within is null ? EventFilter.ParseTime(One("from")) : null,
            To = within is null ? EventFilter.ParseTime(One("to")) : null,
            HidesComparisons = One("comparisons") == Hidden,
            IsPinned = string.Equals(One("pinned"), "true", StringComparison.OrdinalIgnoreCase),
            At = One("at") is var at && at == OldestText ? Oldest : EventFilter.ParseTime(at),
        };

        StringValues All(string name) => given.GetValueOrDefault(name);

        string? One(string name) => All(name) is [var first, ..] ? first : null;
    }

    /// <summary>The address of this view, with or without an open event, relative to the app's base.</summary>
    public string AddressOf(EventId? open) => (open is { } id ? $"events/{id}" : "events") + Query();

    /// <summary>The address of a comparison of an event with another one, by default with the previous of its type.</summary>
    public string ComparisonOf(EventId id, EventId? other = null) => (other is { } left ? $"events/{id}/compare/{left}" : $"events/{id}/compare") + Query();

    public EventFilter ToFilter(DateTimeOffset now) => new()
    {
        Endpoints = Endpoints,
        Method = Method,
        EventType = EventType is { } exact && !EventFilter.IsPrefix(exact) ? exact : null,
        TypePrefix = EventType is { } prefix && EventFilter.IsPrefix(prefix) ? prefix[..^1] : null,
        Verdict = Verdict,
        MinSize = MinSize,
        MaxSize = MaxSize,
        Duplicates = Duplicates,
        Search = Search,
        Where = Where,
        Pinned = IsPinned ? true : null,
        ExceptType = HidesComparisons ? SimulatedEvents.Type : null,
        From = Within is { } range ? now - range.Length : From,
        To = To,
    };

    /// <summary>The view with one more endpoint, or without it.</summary>
    public EventsView Toggled(EndpointSlug endpoint) => this with
    {
        Endpoints = Endpoints.Contains(endpoint) ? [.. Endpoints.Where(one => one != endpoint)] : [.. Endpoints, endpoint],
    };

    public EventsView WithTimes(TimeRangeOption? within, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        this with { Within = within, From = from, To = to };

    /// <summary>The view after the text of the search field was changed. What was chosen elsewhere stays, unless the text says otherwise.</summary>
    /// <param name="before">What the text said before.</param>
    /// <param name="now">What it says now.</param>
    public EventsView Retyped(EventFilter before, EventFilter now) => this with
    {
        Search = now.Search,
        Where = now.Where,
        Endpoints = [.. Endpoints.Where(one => !before.Endpoints.Contains(one) || now.Endpoints.Contains(one)).Union(now.Endpoints)],
        Method = Choose(now.Method, before.Method, Method),
        EventType = Choose(TypeOf(now), TypeOf(before), EventType),
        Verdict = Choose(now.Verdict, before.Verdict, Verdict),
        Within = now.From is null && now.To is null ? Within : null,
        From = Choose(now.From, before.From, From),
        To = Choose(now.To, before.To, To),
        MinSize = Choose(now.MinSize, before.MinSize, MinSize),
        MaxSize = Choose(now.MaxSize, before.MaxSize, MaxSize),
        Duplicates = Choose(now.Duplicates, before.Duplicates, Duplicates),
        IsPinned = now.Pinned == true || (IsPinned && before.Pinned is null),
    };

    /// <summary>Whether another view has the same filters, at whatever place.</summary>
    public bool SelectsLike(EventsView other) => Query(withPlace: false) == other.Query(withPlace: false);

    /// <summary>Views with the same address are equal: a list has no equality of its own.</summary>
    public bool Equals(EventsView? other) => other is not null && Query() == other.Query();

    public override int GetHashCode() => Query().GetHashCode(StringComparison.Ordinal);

    private static T? Choose<T>(T? typed, T? typedBefore, T? set) => typed is not null || typedBefore is not null ? typed : set;

    private static string? TypeOf(EventFilter filter) => filter.TypePrefix is { } prefix ? $"{prefix}*" : filter.EventType;

    private static Verdict? ParseVerdict(string? text) =>
        Enum.GetValues<Verdict>().Cast<Verdict?>()
            .FirstOrDefault(v => string.Equals(v.ToString(), text, StringComparison.OrdinalIgnoreCase));

    private static string? Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private string Query(bool withPlace = true)
    {
        var query = new StringBuilder();
        foreach (var endpoint in Endpoints)
        {
            Add("endpoint", endpoint.Value);
        }

        Add("method", Method);
        Add("type", EventType is EventFilter.NoType ? EventFilter.NoTypeText : EventType);
        Add("verdict", Verdict?.ToString().ToLowerInvariant());
        Add("time", Within?.Key);
        Add("from", Iso(From));
        Add("to", Iso(To));
        Add("comparisons", HidesComparisons ? Hidden : null);
        Add("pinned", IsPinned ? "true" : null);
        Add("minSize", MinSize?.ToString(CultureInfo.InvariantCulture));
        Add("maxSize", MaxSize?.ToString(CultureInfo.InvariantCulture));
        Add("duplicates", Duplicates?.ToString().ToLowerInvariant());
        Add("search", Search?.ToString());
        foreach (var condition in Where)
        {
            Add("where", condition.ToString());
        }

        Add("at", !withPlace ? null : At == Oldest ? OldestText : Iso(At));
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }
}
