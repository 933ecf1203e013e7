using WebhookDashboard.Domain;
using WebhookDashboard.Quality.Shapes;

namespace WebhookDashboard.Quality.Reports;

/// <summary>When a field was seen with one JSON type.</summary>
/// <param name="Path">The field, such as '$.items[*].sku'.</param>
/// <param name="Kind">The JSON type of its value.</param>
/// <param name="Payloads">In how many payloads.</param>
/// <param name="FirstAt">When the first of them was received.</param>
/// <param name="FirstEventId">The event of the first.</param>
/// <param name="LastAt">When the last of them was received.</param>
/// <param name="LastEventId">The event of the last.</param>
public sealed record FieldSpan(
    string Path, FieldKind Kind, long Payloads, DateTimeOffset FirstAt, EventId FirstEventId, DateTimeOffset LastAt, EventId LastEventId);
