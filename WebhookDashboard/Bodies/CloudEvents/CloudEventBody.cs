using System.Text.Json;

namespace WebhookDashboard.Bodies.CloudEvents;

/// <summary>
/// CloudEvents in JSON (<see href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md"/>): one
/// in structured mode, or a batch. In binary mode the headers hold the attributes, and the body is only the data.
/// </summary>
/// <param name="Events">In their order.</param>
/// <param name="IsBatch">Whether the body is a list of events.</param>
/// <param name="IsCut">Whether there are more events than <see cref="MaxEvents"/>.</param>
public sealed record CloudEventBody(IReadOnlyList<CloudEvent> Events, bool IsBatch, bool IsCut)
{
    public const int MaxEvents = 10_000;

    private static readonly string[] Required = ["specversion", "id", "source", "type"];

    /// <param name="utf8">The text of the body, without a byte order mark.</param>
    /// <param name="contentType">The claimed content type.</param>
    /// <returns>Null if the body neither claims to be CloudEvents nor has all of their required attributes.</returns>
    public static CloudEventBody? Read(ReadOnlyMemory<byte> utf8, string? contentType)
    {
        var isBatch = utf8.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
        var isClaimed = MediaTypes.Is(contentType, isBatch ? "application/cloudevents-batch+json" : "application/cloudevents+json");
        try
        {
            var (events, isCut) = Parse(utf8.Span, isBatch, isClaimed);
            return events.Count > 0 || (isClaimed && isBatch) ? new CloudEventBody(events, isBatch, isCut) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>No events if one that nobody claims to be one lacks a required attribute.</returns>
    private static (IReadOnlyList<CloudEvent> Events, bool IsCut) Parse(ReadOnlySpan<byte> utf8, bool isBatch, bool isClaimed)
    {
        var events = new List<CloudEvent>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Math.Max(1, utf8.Length) });
        var depth = isBatch ? 1 : 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.StartObject || reader.CurrentDepth != depth)
            {
                continue;
            }

            if (events.Count == MaxEvents)
            {
                return (events, IsCut: true);
            }

            var read = CloudEventParser.Parse(ref reader, utf8);
            if (!isClaimed && Required.Any(name => read.Attribute(name) is null))
            {
                return ([], IsCut: false);
            }

            events.Add(read);
        }

        return (events, IsCut: false);
    }
}
