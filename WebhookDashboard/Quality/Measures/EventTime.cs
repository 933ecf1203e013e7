using System.Globalization;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Quality.Measures;

/// <summary>When an event happened, by its sender's clock.</summary>
/// <param name="At">The time.</param>
/// <param name="Source">Where the event says so.</param>
/// <param name="IsWholeSeconds">Whether it is written without fractions of a second.</param>
internal readonly record struct EventTime(DateTimeOffset At, TimeSources Source, bool IsWholeSeconds)
{
    /// <summary>
    /// A time farther from the receipt is that of something else: an order that is paid today was <c>created_at</c> last month.
    /// </summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(1);

    private const decimal LastSecond = 1e11m;
    private const decimal LastMillisecond = 1e14m;

    /// <summary>The headers that come before the members of the body.</summary>
    private static readonly (string Name, TimeSources Source)[] FirstHeaders =
        [("ce-time", TimeSources.CloudEventHeader), ("X-Shopify-Triggered-At", TimeSources.ShopifyHeader)];

    /// <summary>The headers that come after them: they tell when the request was sent, which a retry renews.</summary>
    private static readonly (string Name, TimeSources Source)[] LastHeaders =
        [("webhook-timestamp", TimeSources.WebhookHeader), ("svix-timestamp", TimeSources.SvixHeader)];

    /// <summary>The members of the body's object, the best first.</summary>
    private static readonly (string Name, TimeSources Source)[] Members =
    [
        ("time", TimeSources.CloudEventMember), ("timestamp", TimeSources.Timestamp), ("event_time", TimeSources.EventTimeMember),
        ("occurred_at", TimeSources.OccurredAt), ("created", TimeSources.Created), ("created_at", TimeSources.CreatedAt),
        ("createdAt", TimeSources.CreatedAtInCamelCase),
    ];

    /// <param name="headers">The headers of the request.</param>
    /// <param name="json">The text of the body; anything but a JSON object has no members.</param>
    /// <param name="receivedAt">When the event was received.</param>
    /// <returns>Null if the event does not say when it happened.</returns>
    public static EventTime? Find(HeaderBlock headers, ReadOnlySpan<byte> json, DateTimeOffset receivedAt) =>
        InHeaders(FirstHeaders, headers, receivedAt) ?? InBody(json, receivedAt) ?? InHeaders(LastHeaders, headers, receivedAt);

    private static EventTime? InHeaders((string Name, TimeSources Source)[] names, HeaderBlock headers, DateTimeOffset receivedAt)
    {
        foreach (var (name, source) in names)
        {
            if (headers.Find(name) is { } text && Read(text, source, receivedAt) is { } time)
            {
                return time;
            }
        }

        return null;
    }

    private static EventTime? InBody(ReadOnlySpan<byte> json, DateTimeOffset receivedAt)
    {
        var found = new EventTime?[Members.Length];
        var isCloudEvent = false;
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState());
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                isCloudEvent |= IsNamed(reader, "specversion");
                var member = IndexOf(reader);
                if (!reader.Read())
                {
                    break;
                }

                if (member >= 0 && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    found[member] ??= Read(Encoding.UTF8.GetString(reader.ValueSpan), Members[member].Source, receivedAt);
                }

                if (!reader.TrySkip())
                {
                    break;
                }
            }
        }
        catch (JsonException)
        {
            // Malformed further on; what was read before it is valid.
        }

        return found.FirstOrDefault(time => time is { Source: var source } && (source != TimeSources.CloudEventMember || isCloudEvent));
    }

    private static int IndexOf(in Utf8JsonReader reader)
    {
        for (var i = 0; i < Members.Length; i++)
        {
            if (IsNamed(reader, Members[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsNamed(in Utf8JsonReader reader, string name) => reader.ValueSpan.Length == name.Length && Ascii.Equals(reader.ValueSpan, name);

    /// <summary>Reads ISO 8601, or a number of seconds, milliseconds or microseconds since 1970, by its size.</summary>
    private static EventTime? Read(string text, TimeSources source, DateTimeOffset receivedAt)
    {
        text = text.Trim();
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var milliseconds = number < LastSecond ? number * 1000 : number < LastMillisecond ? number : number / 1000;
            return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? Near(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds), source, number < LastSecond && decimal.IsInteger(number), receivedAt)
                : null;
        }

        return EventFilter.ParseTime(text) is { } time
            ? Near(time, source, !text.Contains('.', StringComparison.Ordinal), receivedAt)
            : null;
    }

    private static EventTime? Near(DateTimeOffset at, TimeSources source, bool isWholeSeconds, DateTimeOffset receivedAt) =>
        (receivedAt - at).Duration() <= Farthest ? new EventTime(at, source, isWholeSeconds) : null;
}
