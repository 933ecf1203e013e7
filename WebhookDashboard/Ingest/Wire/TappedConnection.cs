using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// A connection with a <see cref="RequestHeadTap"/> on the bytes that Kestrel parses. TLS replaces the transport with its
/// decrypted one, which gets its own tap. HTTP/2 gets a <see cref="StreamResetTap"/> on what Kestrel answers.
/// </summary>
internal sealed class TappedConnection : ConnectionContext
{
    private readonly ConnectionContext _inner;
    private readonly ListenOptions _listen;
    private readonly ServerRefusals _refusals;

    private TappedConnection(ConnectionContext inner, ListenOptions listen, ServerRefusals refusals)
    {
        _inner = inner;
        _listen = listen;
        _refusals = refusals;
        Transport = inner.Transport;
    }

    public override IDuplexPipe Transport
    {
        get => _inner.Transport;
        set => _inner.Transport = value is TappedTransport ? value : Tap(value);
    }

    public override string ConnectionId
    {
        get => _inner.ConnectionId;
        set => _inner.ConnectionId = value;
    }

    public override IFeatureCollection Features => _inner.Features;

    public override IDictionary<object, object?> Items
    {
        get => _inner.Items;
        set => _inner.Items = value;
    }

    public override EndPoint? LocalEndPoint
    {
        get => _inner.LocalEndPoint;
        set => _inner.LocalEndPoint = value;
    }

    public override EndPoint? RemoteEndPoint
    {
        get => _inner.RemoteEndPoint;
        set => _inner.RemoteEndPoint = value;
    }

    public override CancellationToken ConnectionClosed
    {
        get => _inner.ConnectionClosed;
        set => _inner.ConnectionClosed = value;
    }

    /// <summary>Connection middleware for Kestrel. Runs outside TLS.</summary>
    public static ConnectionDelegate Use(ConnectionDelegate next, ListenOptions listen, ServerRefusals refusals) => async connection =>
    {
        var end = ConnectionEnd.Watch(connection.Features);
        var tapped = new TappedConnection(connection, listen, refusals);
        var outside = tapped.Features.GetRequiredFeature<RequestHeadTap>();
        await next(tapped);
        refusals.CountEnd(end.Tags, outside.SawPlainText);
    };

    public override void Abort() => _inner.Abort();

    public override void Abort(ConnectionAbortedException abortReason) => _inner.Abort(abortReason);

    private TappedTransport Tap(IDuplexPipe transport)
    {
        var tap = new RequestHeadTap(transport.Input);
        Features.Set(tap);
        return new TappedTransport(tap, SpeaksHttp2() ? new StreamResetTap(transport.Output, _refusals.CountReset) : transport.Output);
    }

    private bool SpeaksHttp2() => Features.Get<ITlsApplicationProtocolFeature>() is { } tls
        ? tls.ApplicationProtocol.Span.SequenceEqual("h2"u8)
        : _listen.Protocols == HttpProtocols.Http2;

    private sealed class TappedTransport(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
