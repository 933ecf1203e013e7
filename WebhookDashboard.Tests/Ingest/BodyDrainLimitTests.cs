using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Ingest;
using WebhookDashboard.Ingest.Bodies;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>How long the server reads on after it refused a request.</summary>
public sealed class BodyDrainLimitTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly IngestShutdown _stop;
    private readonly Pipe _body = new();
    private readonly DefaultHttpContext _context = new();
    private readonly Cuts _cuts = new();

    public BodyDrainLimitTests()
    {
        _stop = new IngestShutdown(_lifetime, _clock);
        _context.Features.Set<IHttpRequestLifetimeFeature>(_cuts);
        _context.Request.Protocol = HttpProtocol.Http11;
        _context.Request.Body = _body.Reader.AsStream();
        _context.Request.ContentLength = 100;
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Drain_RestNeverArrives_ClosesTheConnectionInTime()
    {
        var draining = DrainAsync();
        _clock.Advance(BodyDrain.MaxTime - TimeSpan.FromSeconds(1));
        Assert.False(draining.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(2));

        await draining.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, _cuts.Count);
    }

    [Fact]
    public async Task Drain_ServerStops_DoesNotDelayIt()
    {
        var draining = DrainAsync();
        _lifetime.StopApplication();
        _clock.Advance(TimeSpan.FromSeconds(3));

        await draining.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, _cuts.Count);
    }

    [Fact]
    public async Task Drain_RestArrives_KeepsTheConnection()
    {
        var draining = DrainAsync();
        await _body.Writer.WriteAsync(new byte[100], TestContext.Current.CancellationToken);
        await _body.Writer.CompleteAsync();

        await draining.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, _cuts.Count);
    }

    [Theory]
    [InlineData("HTTP/1.1", "100-continue")]
    [InlineData("HTTP/2", null)]
    public async Task Drain_NothingToRead_EndsAtOnce(string protocol, string? expect)
    {
        _context.Request.Protocol = protocol;
        _context.Request.Headers.Expect = expect;

        await DrainAsync().WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, _cuts.Count);
    }

    private Task DrainAsync() => new BodyDrain(_stop, _clock).DrainAsync(_context);

    private sealed class Cuts : IHttpRequestLifetimeFeature
    {
        public int Count { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => Count++;
    }
}
