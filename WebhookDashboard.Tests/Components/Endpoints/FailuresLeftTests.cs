using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Endpoints;
using WebhookDashboard.Components.Pages.Endpoints.Settings;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Ingest;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Endpoints;

public sealed class FailuresLeftTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Failures_SomeGiven_ShowsTheRestAndRestarts()
    {
        var endpoint = AnEndpoint.Named("mine").Answering(new ResponseSettings { FailNext = 2 }).Build();
        await _context.Directory.CreateAsync(endpoint, CancellationToken.None);
        var gate = _context.Services.GetRequiredService<EndpointGates>().Find(endpoint.Slug)!;
        var note = _context.Render<FailuresLeft>(parameters => parameters.Add(left => left.Endpoint, endpoint));
        Assert.Equal("2 of 2 left.", note.Find("p").TextContent.Trim());

        gate.NextAnswer();
        note.Render();
        Assert.StartsWith("1 of 2 left.", note.Find("p").TextContent.Trim(), StringComparison.Ordinal);
        gate.NextAnswer();
        note.Render();
        Assert.StartsWith("None left.", note.Find("p").TextContent.Trim(), StringComparison.Ordinal);

        await note.ClickAsync("button");

        Assert.Equal(2, gate.FailuresLeft);
        Assert.Equal("2 of 2 left.", note.Find("p").TextContent.Trim());
    }

    [Fact]
    public async Task Failures_NoneSet_SaysNothing()
    {
        var endpoint = AnEndpoint.Named("mine").Build();
        await _context.Directory.CreateAsync(endpoint, CancellationToken.None);

        Assert.Empty(_context.Render<FailuresLeft>(parameters => parameters.Add(left => left.Endpoint, endpoint)).Markup.Trim());
    }
}
