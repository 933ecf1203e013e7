using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Ingest.Wire;
using Xunit;

namespace WebhookDashboard.Tests.Ingest.Wire;

public sealed class RequestHeadTapTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_Http2FramesNotYetConsumed_TakesNoFrameForAHead()
    {
        var pipe = new Pipe();
        var tap = new RequestHeadTap(pipe.Reader);

        await pipe.Writer.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nframes of a first request"u8.ToArray(), Cancel);
        var first = await tap.ReadAsync(Cancel);
        await RequestHeads.FollowAsync(Request(tap), _ =>
        {
            tap.AdvanceTo(first.Buffer.End);
            return Task.CompletedTask;
        });

        await pipe.Writer.WriteAsync("\xfc frames of a second one\r\nX-Forged: 1\r\n\r\n"u8.ToArray(), Cancel);
        var second = await tap.ReadAsync(Cancel);
        tap.AdvanceTo(second.Buffer.End);

        Assert.Equal(["Content-Length"], RequestHead.Read(Request(tap)).Headers.Lines().Select(line => line.Name));
    }

    [Fact]
    public async Task Read_WaitingForTheNextRequest_HoldsNoHead()
    {
        var pipe = new Pipe();
        var tap = new RequestHeadTap(pipe.Reader);
        await pipe.Writer.WriteAsync("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray(), Cancel);
        tap.AdvanceTo((await tap.ReadAsync(Cancel)).Buffer.End);
        tap.Begin(bodyLength: 0);
        Assert.False(tap.Head.IsEmpty);

        var next = tap.ReadAsync(Cancel).AsTask();

        Assert.False(next.IsCompleted);
        Assert.True(tap.Head.IsEmpty);
        await pipe.Writer.CompleteAsync();
        Assert.True((await next).IsCompleted);
    }

    private static DefaultHttpContext Request(RequestHeadTap tap)
    {
        var context = new DefaultHttpContext { Request = { Protocol = HttpProtocol.Http2, Path = "/hooks/inbox", ContentLength = 0 } };
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = "/hooks/inbox";
        context.Features.Set(tap);
        return context;
    }
}
