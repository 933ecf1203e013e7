using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>
/// Tests after a failed call whether a port speaks TLS: offers a handshake and checks the first byte of the reply. Sends no
/// request and no key.
/// </summary>
internal sealed class TlsProbe(GuardedConnector connector, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>Null when no byte came back.</returns>
    public async Task<bool?> SpeaksTlsAsync(Uri target, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        FirstByte? watched = null;
        try
        {
            var connection = await connector.ConnectAsync(new DnsEndPoint(target.IdnHost, target.Port), linked.Token);
            watched = new FirstByte(connection.Stream);
            await using var tls = new SslStream(watched);
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = target.IdnHost,
                RemoteCertificateValidationCallback = (_, _, _, _) => false, // The first byte is known by then, so the handshake can stop.
            };
            await tls.AuthenticateAsClientAsync(options, linked.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or OperationCanceledException or OutboundRefusedException)
        {
            // Expected: the first byte decides.
        }

        return watched?.Value is { } first ? first is 0x16 or 0x15 : null; // handshake or alert (RFC 8446, 5.1)
    }

    private sealed class FirstByte(Stream inner) : Stream
    {
        public byte? Value { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            if (read > 0)
            {
                Value ??= buffer.Span[0];
            }

            return read;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
