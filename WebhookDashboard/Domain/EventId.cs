using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>The identity of one received webhook: a UUIDv7, made when its request was read to the end.</summary>
[JsonConverter(typeof(ParsableJsonConverter<EventId>))]
public readonly record struct EventId(Guid Value) : IParsable<EventId>
{
    public static EventId At(DateTimeOffset time) => new(Guid.CreateVersion7(time));

    public static EventId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    public static bool TryParse(string? s, IFormatProvider? provider, out EventId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new EventId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
