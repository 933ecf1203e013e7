using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Export;

/// <summary>
/// HTTP Archive 1.2, http://www.softwareishard.com/blog/har-12-spec/, which the network panels of browsers open. Of the answers
/// it contains only the status. A body that is not UTF-8 is base64, marked by <c>_encoding</c>.
/// </summary>
internal sealed class HarWriter(string root) : IExportWriter
{
    /// <summary>A body is written in pieces: escapes make six bytes of one, and the writer would need room for all of them at once.</summary>
    private const int PieceBytes = 16 * 1024;

    private bool _first = true;

    public string ContentType => "application/json";

    public string FileName => "events.har";

    public void Begin(IBufferWriter<byte> output) =>
        output.Write("""{"log":{"version":"1.2","creator":{"name":"WebhookDashboard","version":"1"},"entries":["""u8);

    public void Write(IBufferWriter<byte> output, WholeEvent whole)
    {
        if (!_first)
        {
            output.Write(","u8);
        }

        _first = false;
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder });
        var summary = whole.Summary;
        json.WriteStartObject();
        json.WriteString("startedDateTime", summary.ReceivedAt.UtcDateTime);
        json.WriteNumber("time", 0);
        WriteRequest(json, whole);
        WriteResponse(json, summary.Answer);
        json.WritePropertyName("cache");
        json.WriteRawValue("{}");
        json.WritePropertyName("timings");
        json.WriteRawValue("""{"send":0,"wait":0,"receive":0}""");
        json.WriteString("_eventId", summary.Id.ToString());
        json.WriteNumber("_sequence", summary.Sequence);
        json.WriteString("_remoteAddress", summary.RemoteAddress);
        json.WriteEndObject();
    }

    public void End(IBufferWriter<byte> output) => output.Write("]}}"u8);

    private void WriteRequest(Utf8JsonWriter json, WholeEvent whole)
    {
        var summary = whole.Summary;
        json.WriteStartObject("request");
        json.WriteString("method", summary.Method);
        json.WriteString("url", $"{root}{summary.Path}{summary.Query}");
        json.WriteString("httpVersion", "HTTP/1.1");
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        WritePairs(json, "headers", whole.Headers.Lines().Select(line => (line.Name, line.Value)));
        WritePairs(json, "queryString", Pairs(summary.Query));
        WriteBody(json, summary, whole.Body.Span);
        if (whole.Trailers.Lines() is { Count: > 0 } trailers)
        {
            WritePairs(json, "_trailers", trailers.Select(line => (line.Name, line.Value)));
        }

        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", summary.BodySize);
        json.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter json, EventAnswer? answer)
    {
        json.WriteStartObject("response");
        json.WriteNumber("status", answer?.Status ?? 0);
        json.WriteString("statusText", answer is null ? "" : ReasonPhrases.GetReasonPhrase(answer.Status));
        json.WriteString("httpVersion", "HTTP/1.1");
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteStartArray("headers");
        json.WriteEndArray();
        json.WritePropertyName("content");
        json.WriteRawValue("""{"size":0,"mimeType":""}""");
        json.WriteString("redirectURL", "");
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", -1);
        json.WriteString("comment", "Of answers only the status is stored.");
        if (answer?.Why is { } why)
        {
            json.WritePropertyName("_why");
            JsonSerializer.Serialize(json, why, ApiJson.Options);
        }

        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, EventSummary summary, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("postData");
        json.WriteString("mimeType", summary.ContentType ?? "");
        json.WritePropertyName("text");
        var isText = Utf8.IsValid(body);
        for (var isLast = false; !isLast;)
        {
            isLast = body.Length <= PieceBytes;
            var piece = isLast ? body : body[..PieceBytes];
            body = body[piece.Length..];
            if (isText)
            {
                json.WriteStringValueSegment(piece, isLast);
            }
            else
            {
                json.WriteBase64StringSegment(piece, isLast);
            }
        }

        if (!isText)
        {
            json.WriteString("_encoding", "base64");
        }

        json.WriteEndObject();
    }

    /// <summary>In their order, repeats kept.</summary>
    private static IEnumerable<(string Name, string Value)> Pairs(string query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
        {
            yield return (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }
    }

    private static void WritePairs(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Value)> pairs)
    {
        json.WriteStartArray(name);
        foreach (var pair in pairs)
        {
            json.WriteStartObject();
            json.WriteString("name", pair.Name);
            json.WriteString("value", pair.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
