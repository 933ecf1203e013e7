using System.Buffers.Binary;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Senders.Wire;

/// <summary>Reads the requests of a recorded HTTP/2 connection, RFC 9113.</summary>
internal sealed class Http2Recording
{
    private const byte Data = 0, Headers = 1, Continuation = 9;
    private const byte EndHeaders = 0x04, Padded = 0x08, Priority = 0x20;
    private const int FrameHeadSize = 9, PrioritySize = 5;

    private readonly HpackDecoder _hpack = new();
    private readonly SortedDictionary<uint, Stream> _streams = [];
    private readonly List<byte> _block = [];

    private Http2Recording()
    {
    }

    /// <summary>The preface of an HTTP/2 connection.</summary>
    public static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    public static IReadOnlyList<SentRequest> Read(ReadOnlySpan<byte> sent)
    {
        var recording = new Http2Recording();
        var rest = sent[Preface.Length..];
        while (!rest.IsEmpty)
        {
            var length = (int)(BinaryPrimitives.ReadUInt32BigEndian(rest) >> 8);
            var stream = BinaryPrimitives.ReadUInt32BigEndian(rest[5..]);
            recording.Take(type: rest[3], flags: rest[4], stream, rest.Slice(FrameHeadSize, length));
            rest = rest[(FrameHeadSize + length)..];
        }

        return [.. recording._streams.Values.Select(stream => stream.ToRequest())];
    }

    private void Take(byte type, byte flags, uint id, ReadOnlySpan<byte> payload)
    {
        if (type is not (Data or Headers or Continuation))
        {
            return;
        }

        if (!_streams.TryGetValue(id, out var stream))
        {
            _streams[id] = stream = new Stream();
        }

        if (type != Continuation && (flags & Padded) != 0)
        {
            payload = payload[1..^payload[0]];
        }

        if (type == Data)
        {
            stream.Body.Write(payload);
            return;
        }

        _block.AddRange(type == Headers && (flags & Priority) != 0 ? payload[PrioritySize..] : payload);
        if ((flags & EndHeaders) != 0)
        {
            stream.Blocks.Add(_hpack.Decode([.. _block]));
            _block.Clear();
        }
    }

    private sealed class Stream
    {
        /// <summary>The headers, and the trailers if any.</summary>
        public List<IReadOnlyList<(byte[] Name, byte[] Value)>> Blocks { get; } = [];

        public MemoryStream Body { get; } = new();

        public SentRequest ToRequest()
        {
            var headers = Lines(Blocks[0]);
            return new SentRequest(
                "2",
                headers.Single(line => line.Name == ":method").Value,
                headers.Single(line => line.Name == ":path").Value,
                [.. from line in headers
                    let name = line.Name == ":authority" ? "host" : line.Name
                    where !name.StartsWith(':')
                    select line with { Name = name }],
                Body.ToArray(),
                Blocks.Count > 1 ? Lines(Blocks[1]) : []);
        }

        private static List<HeaderLine> Lines(IEnumerable<(byte[] Name, byte[] Value)> block) =>
            [.. block.Select(header => WireText.Line(header.Name, header.Value))];
    }
}
