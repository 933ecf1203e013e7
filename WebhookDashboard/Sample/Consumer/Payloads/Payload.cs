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

        if (FaultOf(document.RootElement) is not { } unfit)
        {
            return new Payload(document, fault: null);
        }

        document.Dispose();
        return Faulty(unfit);
    }

    public void Dispose() => _document?.Dispose();

    private static string? FaultOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return $"The body is {PayloadFields.Name(root.ValueKind)}; expected a JSON object.";
        }

        try
        {
            // Finding a member decodes the names of others, which throws at an escape that is half of a surrogate pair.
            foreach (var member in root.EnumerateObject())
            {
                _ = member.Name;
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            return "The name of a member is not valid Unicode; expected text.";
        }
    }

    private static Payload Faulty(string fault) => new(document: null, fault);
}
