using WebhookDashboard.Domain;
using WebhookDashboard.Quality.Shapes;

namespace WebhookDashboard.Quality.Reports;

/// <summary>The fields of the JSON payloads of one type.</summary>
/// <param name="Type">The event type; empty for events without one.</param>
/// <param name="Payloads">How many payloads were read to their end.</param>
/// <param name="LastAt">When the last one was received.</param>
/// <param name="Fields">Sorted by path; one entry for each type that a field had.</param>
/// <param name="Changes">The fields that appeared, vanished or changed their type, the newest first.</param>
/// <param name="HasMoreFields">Whether the payloads have more fields than the 200 that are followed.</param>
public sealed record PayloadShape(
    string Type, long Payloads, DateTimeOffset LastAt, IReadOnlyList<FieldSpan> Fields, IReadOnlyList<ShapeChange> Changes, bool HasMoreFields)
{
    internal static PayloadShape Of(string type, DateTimeOffset lastAt, TypeShape shape) => new(
        type,
        shape.Payloads,
        lastAt,
        [
            .. shape.Fields.OrderBy(field => field.Path, StringComparer.Ordinal).ThenBy(field => field.FirstIndex)
                .Select(field => new FieldSpan(field.Path, field.Kind, field.Count, field.FirstId.Time, field.FirstId, field.LastId.Time, field.LastId)),
        ],
        ShapeChanges.Of(shape),
        shape.IsCut);
}
