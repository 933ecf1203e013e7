using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using WebhookDashboard.Tests.Senders.Wire;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>Speaks HTTP/2 by hand (RFC 9113), to send what no well-behaved client would.</summary>
internal sealed class Http2Sender : IAsyncDisposable
{
    public const byte Data = 0, Headers = 1, Priority = 2, ResetStream = 3, Settings = 4, GoAway = 7, WindowUpdate = 8, Continuation = 9;
    public const byte EndStream = 0x01, EndHeaders = 0x04;

    private const int FrameHead = 9, MaxFrame = 16 * 1024;

    private readonly TcpClient _client = new();
    private readonly HpackDecoder _hpack = new();
    private Stream _stream = null!;

    /// <summary>Connects and sends the preface and empty settings.</summary>
    /// <param name="server">With TLS if its scheme is https, otherwise with prior knowledge.</param>
    /// <param name="certificate">The certificate to trust.</param>
    /// <param name="cancellationToken">Cancels connecting.</param>
    public static async Task<Http2Sender> ConnectAsync(Uri server, TestCertificate certificate, CancellationToken cancellationToken)
    {
        var sender = new Http2Sender();
        await sender._client.ConnectAsync(server.Host, server.Port, cancellationToken);
        sender._stream = sender._client.GetStream();
        if (server.Scheme == Uri.UriSchemeHttps)
        {
            var tls = new SslStream(sender._stream);
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                ApplicationProtocols = [SslApplicationProtocol.Http2],
                CertificateChainPolicy = certificate.NewTrust(),
            };
            await tls.AuthenticateAsClientAsync(options, cancellationToken);
            sender._stream = tls;
        }

        await sender.SendAsync(Http2Recording.Preface.ToArray(), cancellationToken);
        await sender.SendFrameAsync(Settings, 0, 0, ReadOnlyMemory<byte>.Empty, cancellationToken);
        return sender;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    public Task SendFrameAsync(byte type, byte flags, int stream, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var frame = new byte[FrameHead + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8 | type);
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsMemory(FrameHead));
        return SendAsync(frame, cancellationToken);
    }

    /// <summary>Sends a header block, in several frames if it is large.</summary>
    public async Task SendHeadersAsync(int stream, IEnumerable<(string Name, string Value)> fields, bool endStream, CancellationToken cancellationToken)
    {
        var block = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            block.WriteByte(0); // A literal without indexing.
            WriteText(block, name);
            WriteText(block, value);
        }

        var pieces = block.ToArray().Chunk(MaxFrame).ToList();
        for (var at = 0; at < pieces.Count; at++)
        {
            var flags = (at == 0 && endStream ? EndStream : 0) | (at == pieces.Count - 1 ? EndHeaders : 0);
            await SendFrameAsync(at == 0 ? Headers : Continuation, (byte)flags, stream, pieces[at], cancellationToken);
        }
    }

    /// <summary>Reads until a request is answered or refused, or the connection ends.</summary>
    /// <returns>A status, <c>reset</c> or <c>goaway</c> with the error code, or <c>end</c>.</returns>
    public async Task<string> ReadOutcomeAsync(CancellationToken cancellationToken)
    {
        var head = new byte[FrameHead];
        try
        {
            while (await _stream.ReadAtLeastAsync(head, FrameHead, throwOnEndOfStream: false, cancellationToken) == FrameHead)
            {
                var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head) >> 8];
                await _stream.ReadExactlyAsync(payload, cancellationToken);
                switch (head[3])
                {
                    case Headers:
                        return Encoding.ASCII.GetString(_hpack.Decode(payload)[0].Value);
                    case ResetStream:
                        return $"reset {BinaryPrimitives.ReadInt32BigEndian(payload)}";
                    case GoAway:
                        return $"goaway {BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(4))}";
                }
            }
        }
        catch (IOException)
        {
            // The server reset the connection.
        }

        return "end";
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private static void WriteText(MemoryStream block, string text)
    {
        const int Prefix = 0x7F;
        var bytes = Encoding.Latin1.GetBytes(text);
        block.WriteByte((byte)Math.Min(bytes.Length, Prefix));
        if (bytes.Length >= Prefix)
        {
            var rest = bytes.Length - Prefix;
            for (; rest >= 0x80; rest >>= 7)
            {
                block.WriteByte((byte)(rest | 0x80));
            }

            block.WriteByte((byte)rest);
        }

        block.Write(bytes);
    }
}
