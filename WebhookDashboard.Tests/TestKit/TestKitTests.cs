using System.Net;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.TestKit;

public sealed class TestKitTests
{
    private static readonly Uri Script = new("_framework/blazor.web.js", UriKind.Relative);

    [Fact]
    public async Task DashboardHost_Started_AnswersOnARealPort()
    {
        await using var host = await DashboardHost.StartAsync();

        using var answer = await host.Client.GetAsync(Script, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(host.BaseAddress.IsLoopback);
    }

    [Fact]
    public void HeldBytes_OfObjects_CountsEachOnceWithAllThatItKeeps()
    {
        var text = new string('x', 1_000);

        Assert.InRange(HeldBytes.Of(new byte[1_000]), 1_000, 1_050);
        Assert.InRange(HeldBytes.Of(text, text), 2_000, 2_050);
        Assert.InRange(HeldBytes.Of(new List<KeyValuePair<string, Memory<byte>>> { new(text, new byte[1_000].AsMemory(1)) }), 3_000, 3_300);
        Assert.InRange(HeldBytes.Of(new (int, byte)[1_000]), 8_000, 8_050);
    }

    [Fact]
    public async Task DashboardProcess_KilledAndStartedAgain_Answers()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await DashboardProcess.StartAsync(folder))
        {
            await first.KillAsync();
        }

        await using var second = await DashboardProcess.StartAsync(folder);
        using var answer = await second.Client.GetAsync(Script, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
