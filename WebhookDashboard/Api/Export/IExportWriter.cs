using System.Buffers;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Export;

/// <summary>A format of exports. Writes one event at a time, so that an export of any size needs little memory.</summary>
internal interface IExportWriter
{
    string ContentType { get; }

    string FileName { get; }

    void Begin(IBufferWriter<byte> output);

    void Write(IBufferWriter<byte> output, WholeEvent whole);

    void End(IBufferWriter<byte> output);
}
