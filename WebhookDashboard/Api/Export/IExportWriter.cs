using System.Buffers;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Export;

/// <summary>An export format. Writes one event at a time, so that large exports need little memory.</summary>
internal interface IExportWriter
{
    string ContentType { get; }

    string FileName { get; }

    void Begin(IBufferWriter<byte> output);

    void Write(IBufferWriter<byte> output, WholeEvent whole);

    void End(IBufferWriter<byte> output);
}
