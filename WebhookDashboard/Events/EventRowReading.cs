using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

internal static class EventRowReading
{
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
        Signature = row.Reason is { } reason ? new SignatureCheck(row.Scheme, row.Verdict ?? Verdict.Unchecked, reason) : SignatureCheck.None,
    };
}
