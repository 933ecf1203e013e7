using System.Text;
using System.Text.Json;

namespace WebhookDashboard.Sample.Consumer.Payloads;

/// <summary>A body parsed as a JSON object, or the reason why it can't be.</summary>
internal sealed class Payload : IDisposable
{
    /// <summary>Far more than any message of the shop needs; it does not send larger ones.</summary>
    public const int MaxBytes = 64 * 1024;

    private readonly JsonDocument? _document;

    private Payload(JsonDocument? document, string? fault)
    {
        _document = document;
        Fault = fault;
        Fields = new PayloadFields(document?.RootElement ?? default);
    }

    /// <summary>One sentence; null if the body is a JSON object.</summary>
    public string? Fault { get; }

    public PayloadFields Fields { get; }

    public static Payload Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            body = body[Encoding.UTF8.Preamble.Length..]; // RFC 8259, 8.1: a parser may ignore the BOM, and some senders write it.
        }

        if (body.IsEmpty)
        {
            return Faulty("The body is empty; expected a JSON object.");
        }

        if (body.Length > MaxBytes)
        {
            return Faulty($"The body is {body.Length:N0} bytes long; expected at most {MaxBytes:N0}.");
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException fault)
        {
            return Faulty($"The body is not valid JSON: error at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return new Payload(document, fault: null);
        }

        var kind = PayloadFields.Name(document.RootElement.ValueKind);
        document.Dispose();
        return Faulty($"The body is {kind}; expected a JSON object.");
    }

    public void Dispose() => _document?.Dispose();

    private static Payload Faulty(string fault) => new(document: null, fault);
}
