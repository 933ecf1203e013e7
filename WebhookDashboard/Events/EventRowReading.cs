using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events;

internal static class EventRowReading
{
    /// <summary>Finds an event by its id, through the index of times (see <see cref="EventRowMapping"/>).</summary>
    public static IQueryable<EventRow> WithId(this IQueryable<EventRow> events, EventId id)
    {
        var time = id.Time;
        return events.Where(e => e.ReceivedAt == time && e.Id == id);
    }

    /// <inheritdoc cref="WithId" />
    public static IQueryable<EventRow> WithIds(this IQueryable<EventRow> events, IReadOnlyCollection<EventId> ids)
    {
        var (wanted, times) = (ids.ToList(), ids.Select(id => id.Time).Distinct().ToList());
        return events.Where(e => times.Contains(e.ReceivedAt) && wanted.Contains(e.Id));
    }

    public static EventSummary ToSummary(this EventRow row) => new()
    {
        Id = row.Id,
        Sequence = row.Sequence,
        Endpoint = row.Endpoint,
        ReceivedAt = row.ReceivedAt,
        Method = row.Method,
        Path = row.Path,
        Query = row.Query,
        RemoteAddress = row.RemoteAddress,
        ContentType = row.ContentType,
        BodySize = row.BodySize,
        EventType = row.EventType,
        ProviderEventId = row.ProviderEventId,
        DuplicateOf = row.DuplicateOf,
        Pinned = row.Pinned,
        Imported = row.Imported,
        Answer = row.AnswerStatus is { } status ? new EventAnswer(status, row.AnswerReason) : null,
        Signature = row.Reason is { } reason ? new SignatureCheck(row.Scheme, row.Verdict ?? Verdict.Unchecked, reason) : SignatureCheck.None,
    };
}
