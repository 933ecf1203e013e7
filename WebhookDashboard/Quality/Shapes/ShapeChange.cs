using WebhookDashboard.Domain;

namespace WebhookDashboard.Quality.Shapes;

/// <summary>A change of one field of a type's payloads.</summary>
/// <param name="Kind">How it changed.</param>
/// <param name="Path">The field.</param>
/// <param name="Before">The types it had before; none for a field that appeared.</param>
/// <param name="After">The type it has now; null for one that vanished.</param>
/// <param name="IsExclusive">Whether it no longer has the types it had before.</param>
/// <param name="Payloads">How many payloads came before it appeared or changed, or have come without it.</param>
/// <param name="EventId">The first event with the new field or type, or the last with the one that vanished.</param>
public sealed record ShapeChange(
    ShapeChangeKind Kind, string Path, IReadOnlyList<FieldKind> Before, FieldKind? After, bool IsExclusive, long Payloads, EventId EventId)
{
    /// <summary>When the event was received.</summary>
    public DateTimeOffset At => EventId.Time;

    /// <summary>What happened to the field, as the end of a sentence that begins with its path.</summary>
    public string Words => Kind switch
    {
        ShapeChangeKind.Appeared => $"appeared after {Payloads:N0} payloads without it",
        ShapeChangeKind.Vanished => $"is missing from the last {Payloads:N0} payloads",
        _ => $"is {(IsExclusive ? "now" : "sometimes")} {After?.NameWithArticle()}; it was {string.Join(" or ", Before.Select(kind => kind.NameWithArticle()))}",
    };
}
