using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Api.Import;

/// <summary>One line of an NDJSON export, as it is read again.</summary>
internal sealed record ImportedEvent : EventSummary
{
    /// <summary>The most characters of a text, and bytes of all headers. More than a server accepts from a sender.</summary>
    public const int MaxText = 64 * 1024;

    /// <summary>What is wrong with an export in the other format.</summary>
    public const string Har = "This is a HAR archive, which lacks a part of each event. Export the events as NDJSON (format=ndjson) and import that file.";

    public required IReadOnlyList<HeaderLine> Headers { get; init; }

    public required IReadOnlyList<HeaderLine> Trailers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Reads a line.</summary>
    /// <returns>Null, and what is wrong in one sentence, if it is not one of an export.</returns>
    public static ReceivedWebhook? Read(ReadOnlySpan<byte> line, out string? fault)
    {
        try
        {
            var read = JsonSerializer.Deserialize<ImportedEvent>(line, ApiJson.Options);
            fault = read is null ? "Send a JSON object, not null." : read.Fault();
            return fault is null ? read!.ToWebhook() : null;
        }
        catch (JsonException wrong)
        {
            fault = IsHar(line) ? Har : JsonFault.Explain(wrong, isLine: true);
            return null;
        }
    }

    /// <summary>Whether a text begins like an export as HAR, all of which is one line.</summary>
    public static bool IsHar(ReadOnlySpan<byte> beginning)
    {
        var reader = new Utf8JsonReader(beginning, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("log"u8);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string? Fault() =>
        Id.Time != ReceivedAt ? $"receivedAt is {ReceivedAt:O}, but the id is of {Id.Time:O}: an id begins with its event's time."
        : Method.Length == 0 ? "method is empty."
        : Body.Length > WebhookEndpoint.LargestMaxBodyBytes ? $"body has {Body.Length:N0} bytes: at most {WebhookEndpoint.LargestMaxBodyBytes:N0} are allowed."
        : BodySize != Body.Length ? $"bodySize is {BodySize}, but body has {Body.Length} bytes."
        : !Enum.IsDefined(Signature.Verdict) || (Answer?.Why is { } why && !Enum.IsDefined(why)) ? "The verdict or the answer's reason is unknown."
        : Texts().FirstOrDefault(text => text.Value?.Length > MaxText).Name is { } tooLong ? $"{tooLong} is too long: at most {MaxText:N0} characters are allowed."
        : FaultOf(Headers) ?? FaultOf(Trailers);

    private (string Name, string? Value)[] Texts() =>
    [
        ("method", Method), ("path", Path), ("query", Query), ("remoteAddress", RemoteAddress), ("contentType", ContentType), ("eventType", EventType),
        ("providerEventId", ProviderEventId), ("signature.scheme", Signature.Scheme), ("signature.reason", Signature.Reason),
    ];

    /// <summary>A line break would become another header.</summary>
    private static string? FaultOf(IReadOnlyList<HeaderLine> lines) =>
        lines.Any(line => line is null) ? "A header is null."
        : lines.Sum(line => (long)line.Name.Length + line.ToBytes().Length) > MaxText ? $"The headers are too long: at most {MaxText:N0} bytes are allowed."
        : lines.FirstOrDefault(line => line.Name.Length == 0 || line.Name.AsSpan().ContainsAny(":\r\n") || line.ToBytes().Span.ContainsAny("\r\n"u8)) is { } odd
            ? $"'{odd.Name}' is not a header: a name has no colon, and a header has no line break."
        : null;

    private ReceivedWebhook ToWebhook() => new()
    {
        Id = Id,
        Endpoint = Endpoint,
        ReceivedAt = ReceivedAt,
        Method = Method,
        Path = Path,
        Query = Query,
        RemoteAddress = RemoteAddress,
        ContentType = ContentType,
        Headers = HeaderBlock.From(Headers),
        Trailers = HeaderBlock.From(Trailers),
        Body = Body,
        EventType = EventType,
        ProviderEventId = ProviderEventId,
        Signature = Signature,
        Answer = Answer,
        Imported = new ImportedFacts(Pinned, DuplicateOf),
    };
}
