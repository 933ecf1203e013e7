using System.Buffers.Binary;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Domain;

/// <summary>The id of an event: a UUIDv7 of the time at which it was received.</summary>
[JsonConverter(typeof(ParsableJsonConverter<EventId>))]
public readonly record struct EventId(Guid Value) : IParsable<EventId>
{
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The time in the id, to the millisecond: a UUIDv7 begins with it.</summary>
    public DateTimeOffset Time
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Value.TryWriteBytes(bytes, bigEndian: true, out _);
            var milliseconds = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
            return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, LastMillisecond));
        }
    }

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
