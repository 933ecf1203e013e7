using System.Buffers;
using System.Text.Json;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Export;

/// <summary>One JSON object per line: https://github.com/ndjson/ndjson-spec.</summary>
internal sealed class NdjsonWriter : IExportWriter
{
    public string ContentType => "application/x-ndjson";

    public string FileName => "events.ndjson";

    public void Begin(IBufferWriter<byte> output)
    {
    }

    public void Write(IBufferWriter<byte> output, WholeEvent whole)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            JsonSerializer.Serialize(json, new ExportedEvent(whole), ApiJson.Options);
        }

        output.Write("\n"u8);
    }

    public void End(IBufferWriter<byte> output)
    {
    }
}
