using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>Runs each curl command of the README.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task CurlLines_AgainstAFreshApp_AllSucceed()
    {
        Curl.SkipWhereThereIsNone();
        await using var host = await DashboardHost.StartAsync();
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var commands = lines.Select(line => line.Trim()).Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).ToList();
        Assert.True(commands.Count >= 4, $"The README has {commands.Count} curl lines.");

        foreach (var command in commands)
        {
            var (status, body) = await Curl.RunAsync(command, host.BaseAddress);
            Assert.True(status == 200, $"{command} was answered with {status}: {body}");
        }
    }
}
