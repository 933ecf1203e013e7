using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Programs;
using Xunit;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>
/// The same calls through Stoplight's Prism, a proxy that knows only the description. It forwards
/// only whole bodies, and only JSON responses.
/// </summary>
public sealed class PrismTests
{
    [Fact]
    public async Task DayOfCalls_ThroughPrism_HasNoAnswerThatBreaksTheDescription()
    {
        var package = await NpmPackage.InstallOrSkipAsync("@stoplight/prism-cli", "5.16.0");
        await using var host = await DescribedHost.StartAsync();
        var api = await DescribedApi.ReadAsync(host, DescribedHost.Key);
        await using var prism = await Prism.StartAsync(package, api.Text, host.BaseAddress);
        using var seen = new PrismVerdicts();
        using var http = new HttpClient(seen) { BaseAddress = prism.Address };
        var day = new DayOfCalls(http, api);

        await day.RefusedForAnyCallAsync();
        await day.RefusedForABodyAsync();
        await day.RefusedForWhatIsAskedAsync();
        await day.GoodAsync(host.Get<IEventLog>());
        await day.LockedOutAsync();

        Assert.Empty(seen.Violations);
        Assert.True(seen.Answers > 100);
    }
}
