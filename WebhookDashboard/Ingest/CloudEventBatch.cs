using System.Text.Json;

namespace WebhookDashboard.Ingest;

/// <summary>The facts of a batch of CloudEvents: a JSON array that holds nothing else.</summary>
internal static class CloudEventBatch
{
    /// <param name="json">The array, or its beginning.</param>
    /// <returns>
    /// The type of its events; if they have several, what these begin with, written as the filter for types has it:
    /// <c>order.*</c>. The id only of an event that came alone: none stands for several.
    /// </returns>
    public static EventFacts Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState());
        var (type, id, count) = (default(string), default(string), 0);
        try
        {
            for (reader.Read(); reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
            {
                if (reader.TokenType != JsonTokenType.StartObject || ReadEvent(ref reader) is not { } read)
                {
                    return default;
                }

                if (read.EventType is null)
                {
                    break; // The beginning ends here.
                }

                type = count == 0 ? read.EventType : Common(type, read.EventType);
                id = read.ProviderEventId;
            }
        }
        catch (JsonException)
        {
            // Malformed further on; what was read before it is valid.
        }

        return new EventFacts(type, count == 1 && reader.TokenType == JsonTokenType.EndArray ? id : null);
    }

    /// <returns>Null if it is no CloudEvent. Nothing of one that is not whole.</returns>
    private static EventFacts? ReadEvent(ref Utf8JsonReader reader)
    {
        var (type, id, isCloudEvent) = (default(string), default(string), false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isId) = (EventFacts.IsNamed(reader, "type"u8), EventFacts.IsNamed(reader, "id"u8));
            isCloudEvent |= EventFacts.IsNamed(reader, "specversion"u8);
            if (!reader.Read() || !reader.TrySkip())
            {
                return default(EventFacts);
            }

            if ((isType || isId) && reader.TokenType == JsonTokenType.String)
            {
                (type, id) = isType ? (EventFacts.Text(reader), id) : (type, EventFacts.Text(reader));
            }
        }

        return reader.TokenType != JsonTokenType.EndObject ? default(EventFacts)
            : isCloudEvent && type is not null ? new EventFacts(type, id)
            : null;
    }

    private static string? Common(string? one, string other)
    {
        var shared = one.AsSpan(0, one.AsSpan().CommonPrefixLength(other));
        return one == other ? one
            : shared.LastIndexOf('.') is > 0 and var dot ? $"{shared[..dot]}.*"
            : null;
    }
}
