using System.Text.Json;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Charsets;
using WebhookDashboard.Bodies.Forms;
using WebhookDashboard.Domain.Json;
using WebhookDashboard.Ingest.Wire;

namespace WebhookDashboard.Ingest;

/// <summary>
/// The event type and the provider's event id, taken from the headers and from the first bytes of the body, decompressed if
/// needed: from JSON, from a batch of CloudEvents, or from JSON in the field <c>payload</c> of a form. A malformed body yields less, never an error.
/// </summary>
/// <param name="EventType"><c>webhook-event</c>, which the sample shop sends, <c>X-GitHub-Event</c>, <c>X-Shopify-Topic</c>,
/// CloudEvents' <c>ce-type</c>, or the member <c>type</c> or <c>event</c>.</param>
/// <param name="ProviderEventId"><c>webhook-id</c>, <c>svix-id</c>, <c>X-GitHub-Delivery</c>, <c>X-Shopify-Webhook-Id</c>,
/// CloudEvents' <c>ce-id</c> or <c>id</c>, or an <c>id</c> like Stripe's, <c>evt_…</c>.</param>
internal readonly record struct EventFacts(string? EventType, string? ProviderEventId)
{
    private const int MaxLength = 200;

    /// <summary>How much of a body to search. Providers put the type and the id first, and a body may be 25 MB long.</summary>
    private const int MaxLook = 16 * 1024;

    /// <summary>
    /// How much of a compressed body to decompress: far more than the search needs, yet a bound for a decompression bomb.
    /// </summary>
    private const int MaxCoded = 64 * 1024;

    /// <summary>Some senders put a byte order mark before their JSON, and no JSON reader accepts it.</summary>
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public static EventFacts From(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var type = First(headers, "webhook-event") ?? First(headers, "X-GitHub-Event") ?? First(headers, "X-Shopify-Topic");
        var id = First(headers, "webhook-id") ?? First(headers, "svix-id") ?? First(headers, "X-GitHub-Delivery")
            ?? First(headers, "X-Shopify-Webhook-Id");
        if (type is null && First(headers, "ce-type") is { } cloudEventType)
        {
            type = cloudEventType;
            id ??= First(headers, "ce-id");
        }

        return type is not null && id is not null
            ? new EventFacts(type, id)
            : FromBody(type, id, headers.ContentType.ToString(), Decoded(headers, body));
    }

    /// <summary>
    /// Returns the raw bytes if they can't be decompressed: a sender may name an encoding that it did not apply.
    /// </summary>
    private static ReadOnlySpan<byte> Decoded(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var encoding = headers.ContentEncoding;
        return encoding.Count > 0
            && ContentCoding.Inflate(body[..Math.Min(body.Length, MaxCoded)].ToArray(), encoding.ToString(), MaxLook, isWhole: false) is var (inflated, _)
                ? inflated
                : body;
    }

    private static EventFacts FromBody(string? type, string? id, string contentType, ReadOnlySpan<byte> body)
    {
        body = body.StartsWith(Utf8Mark) ? body[Utf8Mark.Length..] : body;
        var json = BeginsWith(body, (byte)'{') ? body
            : MediaTypes.IsForm(contentType) ? FormPayload.Find(body, MaxLook).Span
            : BeginsWith(body, (byte)'[') ? body
            : WideText(body);
        return BeginsWith(json, (byte)'{') ? FromJson(type, id, json)
            : BeginsWith(json, (byte)'[') && CloudEventBatch.Read(json[..Math.Min(json.Length, MaxLook)]) is var batch
                ? new EventFacts(type ?? batch.EventType, id ?? batch.ProviderEventId)
                : new EventFacts(type, id);
    }

    /// <summary>Whether a text begins like a JSON object or array. UTF-16 has a zero there.</summary>
    private static bool BeginsWith(ReadOnlySpan<byte> text, byte bracket) => text is not [_, 0, ..] && text.TrimStart(" \t\r\n"u8).StartsWith(bracket);

    /// <summary>The beginning of a text in UTF-16 or UTF-32; empty if the body is none.</summary>
    private static ReadOnlySpan<byte> WideText(ReadOnlySpan<byte> body)
    {
        var look = body[..Math.Min(body.Length, MaxLook)];
        var (encoding, mark) = ByteOrderMark.Of(look) is var (_, marked, length) ? (marked, length) : (CharsetGuess.Wide(look)?.Encoding, 0);
        return encoding is null ? default : Transcoding.ToUtf8(look[mark..], encoding, isWhole: false).Utf8.Span;
    }

    private static EventFacts FromJson(string? type, string? id, ReadOnlySpan<byte> body)
    {
        var whole = body.Length <= MaxLook;
        var reader = new Utf8JsonReader(
            whole ? body : body[..MaxLook], isFinalBlock: false, new JsonReaderState());
        string? eventMember = null;
        string? idMember = null;
        var isCloudEvent = false;
        try
        {
            reader.Read();
            while ((type is null || id is null) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = type is null && IsNamed(reader, "type"u8);
                var isEvent = eventMember is null && IsNamed(reader, "event"u8);
                var isId = id is null && IsNamed(reader, "id"u8);
                isCloudEvent |= reader.ValueSpan.SequenceEqual("specversion"u8);
                if (!reader.Read() || !reader.TrySkip())
                {
                    break;
                }

                if (reader.TokenType != JsonTokenType.String)
                {
                    continue;
                }

                if (isType)
                {
                    type = Text(reader);
                }
                else if (isEvent)
                {
                    eventMember = Text(reader);
                }
                else if (isId)
                {
                    idMember = Text(reader);
                }

                // Any other id may be that of what the event is about.
                id ??= isCloudEvent || idMember?.StartsWith("evt_", StringComparison.Ordinal) == true ? idMember : null;
            }
        }
        catch (JsonException)
        {
            // Malformed further on; what was read before it is valid.
        }

        return new EventFacts(type ?? eventMember, id);
    }

    private static string? First(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) && values.Count > 0 ? Bounded(RequestHead.Text(values[0])) : null;

    internal static bool IsNamed(in Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        (!reader.ValueIsEscaped || JsonStringText.IsText(reader)) && reader.ValueTextEquals(name);

    internal static string? Text(in Utf8JsonReader reader) => JsonStringText.IsText(reader) ? Bounded(reader.GetString()) : null;

    /// <summary>Marks what it cuts, and cuts no surrogate pair: half of one can't be stored as UTF-8.</summary>
    private static string? Bounded(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= MaxLength ? text
        : text[..(char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1)] + "…";
}
