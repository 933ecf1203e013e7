using System.Globalization;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Domain;

/// <summary>Which events a list shows. A member that is null or empty does not restrict it.</summary>
public sealed record EventFilter
{
    public static readonly EventFilter All = new();

    /// <summary>As <see cref="EventType"/>: only events without a type.</summary>
    public const string NoType = "";

    /// <summary>How addresses write <see cref="NoType"/>, since an empty parameter means that none is given.</summary>
    public const string NoTypeText = "(none)";

    /// <summary>Any of these endpoints; empty: all.</summary>
    public IReadOnlyList<EndpointSlug> Endpoints { get; init; } = [];

    /// <summary>In capitals.</summary>
    public string? Method { get; init; }

    /// <summary><see cref="NoType"/>: events without a type.</summary>
    public string? EventType { get; init; }

    /// <summary>Types that begin with this: <c>order.</c> for <c>order.*</c>.</summary>
    public string? TypePrefix { get; init; }

    /// <summary>All types but this.</summary>
    public string? ExceptType { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>True: only pinned events; false: only others.</summary>
    public bool? Pinned { get; init; }

    /// <summary>Received at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The size of the body in bytes, this included.</summary>
    public int? MinSize { get; init; }

    /// <summary>The size of the body in bytes, this included.</summary>
    public int? MaxSize { get; init; }

    /// <summary>Which repeats; null: repeats like all others.</summary>
    public DuplicateFilter? Duplicates { get; init; }

    /// <summary>Text that must occur in the event.</summary>
    public SearchText? Search { get; init; }

    /// <summary>Conditions on the JSON of the body, all of which must be met.</summary>
    public IReadOnlyList<WhereCondition> Where { get; init; } = [];

    /// <summary>Reads the type of an address; null if none is given.</summary>
    public static string? ParseType(string? text) => text switch
    {
        null or "" => null,
        NoTypeText => NoType,
        _ => text,
    };

    /// <summary>Reads a time of an address: ISO 8601, in UTC unless it has an offset. Null if it is not one.</summary>
    public static DateTimeOffset? ParseTime(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return text is [_, _, _, _, '-', _, _, '-', _, _, ..] && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    /// <summary>Whether a type as given means all types that begin so: <c>order.*</c>.</summary>
    public static bool IsPrefix(string type) => type.EndsWith(".*", StringComparison.Ordinal);

    [JsonIgnore]
    public bool IsEmpty => !SelectsKinds && From is null && To is null && !SelectsRows && !SelectsContents;

    /// <summary>Whether it restricts what the events of a kind have in common: endpoint, method, type, verdict, whether they are pinned.</summary>
    [JsonIgnore]
    public bool SelectsKinds =>
        Endpoints.Count > 0 || Method is not null || EventType is not null || TypePrefix is not null || ExceptType is not null || Verdict is not null || Pinned is not null;

    /// <summary>Whether it restricts what differs within a kind: size, repeats.</summary>
    [JsonIgnore]
    public bool SelectsRows => MinSize is not null || MaxSize is not null || Duplicates is not null;

    /// <summary>Whether it restricts headers or bodies, which a summary does not have.</summary>
    [JsonIgnore]
    public bool SelectsContents => Search is not null || Where.Count > 0;

    /// <summary>Whether events of a type can match. Events without one have <see cref="NoType"/>.</summary>
    public bool IncludesType(string type) =>
        (EventType is null || EventType == type)
        && (TypePrefix is null || type.StartsWith(TypePrefix, StringComparison.Ordinal))
        && (ExceptType is null || ExceptType != type);

    /// <summary>Tests everything but <see cref="Search"/> and <see cref="Where"/>.</summary>
    public bool Matches(EventSummary summary) =>
        (Endpoints.Count == 0 || Endpoints.Contains(summary.Endpoint))
        && (Method is null || string.Equals(Method, summary.Method, StringComparison.OrdinalIgnoreCase))
        && IncludesType(summary.EventType ?? NoType)
        && (Verdict is null || Verdict == summary.Signature.Verdict)
        && (Pinned is null || Pinned == summary.Pinned)
        && (From is null || summary.ReceivedAt >= From)
        && (To is null || summary.ReceivedAt < To)
        && (MinSize is null || summary.BodySize >= MinSize)
        && (MaxSize is null || summary.BodySize <= MaxSize)
        && (Duplicates is null || (Duplicates == DuplicateFilter.Only) == (summary.DuplicateOf is not null));
}
