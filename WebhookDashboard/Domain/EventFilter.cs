using System.Globalization;
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

    /// <summary>All types but this.</summary>
    public string? ExceptType { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>Received at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this time.</summary>
    public DateTimeOffset? To { get; init; }

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

    public bool IsEmpty =>
        Endpoints.Count == 0 && Method is null && EventType is null && ExceptType is null && Verdict is null && From is null && To is null;

    public bool Matches(EventSummary summary) =>
        (Endpoints.Count == 0 || Endpoints.Contains(summary.Endpoint))
        && (Method is null || string.Equals(Method, summary.Method, StringComparison.OrdinalIgnoreCase))
        && (EventType is null || EventType == (summary.EventType ?? NoType))
        && (ExceptType is null || ExceptType != summary.EventType)
        && (Verdict is null || Verdict == summary.Signature.Verdict)
        && (From is null || summary.ReceivedAt >= From)
        && (To is null || summary.ReceivedAt < To);
}
