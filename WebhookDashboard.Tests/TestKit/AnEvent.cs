using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// Builds events: <c>AnEvent.To("payment").OfType("payment.completed").Build()</c>. Values that a test does not set are
/// plausible and always the same, except for the id.
/// </summary>
internal sealed record AnEvent
{
    public static readonly DateTimeOffset SomeTime = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public EndpointSlug Endpoint { get; init; } = EndpointSlug.Parse("inbox");
    private EventId? Id { get; init; }
    private DateTimeOffset ReceivedAt { get; init; } = SomeTime;
    private string Method { get; init; } = "POST";
    private string? Path { get; init; }
    private string Query { get; init; } = "";
    private string? ContentType { get; init; } = "application/json";
    private IReadOnlyList<HeaderLine> Headers { get; init; } = [];
    private IReadOnlyList<HeaderLine> Trailers { get; init; } = [];
    private ReadOnlyMemory<byte> Body { get; init; } = "{}"u8.ToArray();
    private string? EventType { get; init; }
    private string? ProviderEventId { get; init; }
    private SignatureCheck Signature { get; init; } = SignatureCheck.None;
    private EventAnswer Answer { get; init; } = new(200);
    private ImportedFacts? Facts { get; init; }

    public static AnEvent To(string endpoint) => new() { Endpoint = EndpointSlug.Parse(endpoint) };

    public AnEvent WithId(EventId id) => this with { Id = id };

    public AnEvent At(DateTimeOffset time) => this with { ReceivedAt = time };

    public AnEvent By(string method) => this with { Method = method };

    public AnEvent Under(string path, string query = "") => this with { Path = path, Query = query };

    public AnEvent WithBody(string text) => WithBody(Encoding.UTF8.GetBytes(text));

    public AnEvent WithBody(ReadOnlyMemory<byte> bytes) => this with { Body = bytes };

    public AnEvent WithContentType(string? contentType) => this with { ContentType = contentType };

    public AnEvent WithHeader(string name, string value) =>
        this with { Headers = [.. Headers, new HeaderLine(name, value)] };

    public AnEvent WithHeader(HeaderLine line) => this with { Headers = [.. Headers, line] };

    public AnEvent WithTrailer(string name, string value) =>
        this with { Trailers = [.. Trailers, new HeaderLine(name, value)] };

    public AnEvent OfType(string? eventType) => this with { EventType = eventType };

    public AnEvent WithProviderEventId(string? id) => this with { ProviderEventId = id };

    public AnEvent Judged(Verdict verdict, string scheme = SignatureScheme.StandardWebhooks, string reason = "As the test says.") =>
        this with { Signature = new SignatureCheck(scheme, verdict, reason) };

    public AnEvent Answered(int status, AnswerReason? why = null) => this with { Answer = new EventAnswer(status, why) };

    /// <summary>As an import stores it.</summary>
    public AnEvent Imported(bool pinned = false, EventId? duplicateOf = null) => this with { Facts = new ImportedFacts(pinned, duplicateOf) };

    /// <summary>Builds it as Ingest passes it to the log.</summary>
    public ReceivedWebhook Build() => new()
    {
        Id = Id ?? EventId.At(ReceivedAt),
        Endpoint = Endpoint,
        ReceivedAt = ReceivedAt,
        Method = Method,
        Path = Path ?? $"/hooks/{Endpoint}",
        Query = Query,
        RemoteAddress = "203.0.113.9",
        ContentType = ContentType,
        Headers = HeaderBlock.From(Headers),
        Body = Body,
        Trailers = HeaderBlock.From(Trailers),
        EventType = EventType,
        ProviderEventId = ProviderEventId,
        Signature = Signature,
        Answer = Answer,
        Imported = Facts,
    };

    /// <summary>Builds its summary, as a list shows it.</summary>
    public EventSummary Summary(long sequence, EventId? duplicateOf = null) => SummaryOf(Build(), sequence, duplicateOf);

    /// <summary>Builds the summary of a webhook.</summary>
    public static EventSummary SummaryOf(ReceivedWebhook webhook, long sequence, EventId? duplicateOf = null) => new()
    {
        Id = webhook.Id,
        Sequence = sequence,
        Endpoint = webhook.Endpoint,
        ReceivedAt = webhook.ReceivedAt,
        Method = webhook.Method,
        Path = webhook.Path,
        Query = webhook.Query,
        RemoteAddress = webhook.RemoteAddress,
        ContentType = webhook.ContentType,
        BodySize = webhook.Body.Length,
        EventType = webhook.EventType,
        ProviderEventId = webhook.ProviderEventId,
        DuplicateOf = duplicateOf,
        Pinned = webhook.Imported is { Pinned: true },
        Imported = webhook.Imported is not null,
        Answer = webhook.Answer,
        Signature = webhook.Signature,
    };

    /// <summary>Builds it as a page shows it.</summary>
    public StoredEvent Stored(long sequence) => new(Summary(sequence), Headers, Trailers);

    /// <summary>Builds it as a reader of the log gets it.</summary>
    public WholeEvent Whole(long sequence) => new(Summary(sequence), HeaderBlock.From(Headers), Body, HeaderBlock.From(Trailers));
}
