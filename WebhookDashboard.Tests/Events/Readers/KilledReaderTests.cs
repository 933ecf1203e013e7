using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Tests.Events.Readers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

[assembly: HostingStartup(typeof(KilledReaderTests.WithMarkingReader))]

namespace WebhookDashboard.Tests.Events.Readers;

/// <summary>A reader in the real app, which is killed while it handles events.</summary>
public sealed class KilledReaderTests
{
    private const int PerRun = 400;

    [Fact(Timeout = 180_000)]
    public async Task Reader_ProcessKilledWhileItHandles_HandlesEachAcknowledgedEventOnce()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var acknowledged = 0;
        for (var kill = 0; kill < 3; kill++)
        {
            await using var server = await DashboardProcess.StartWithTestsAsync(folder);
            var answers = await Task.WhenAll(Enumerable.Range(0, PerRun).Select(_ => PostAsync(server.Client, cancellation)));
            acknowledged += answers.Count(status => status == HttpStatusCode.OK);
            await server.KillAsync(); // At once: the reader is in the midst of them.
        }

        var database = $"Data Source={folder.File("dashboard.db")}";
        await using (var stopped = await LogHost.StartAsync(database, []))
        {
            // The killed processes handled some events, so the reader did run in them.
            Assert.InRange(await stopped.Get<IReaderCursors>().ReadAsync("test.marks", cancellation), 1, stopped.Log.Head.Sequence);
        }

        await using var host = await LogHost.StartAsync(database, [], services => services.AddLogReader<MarkingReader>());
        await Until.EqualAsync(host.Log.Head.Sequence, () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return host.Get<IReaderCursors>().ReadAsync("test.marks", cancellation);
        });
        await using var context = await host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(cancellation);
        var marks = await context.Refusals.Select(row => (long)row.Status).Order().ToListAsync(cancellation);

        Assert.Equal(3 * PerRun, acknowledged);
        Assert.Equal(acknowledged, await context.Events.CountAsync(cancellation));
        Assert.Equal((await host.AllAsync()).Select(e => e.Sequence).Order(), marks);
        Assert.Empty(await context.SetAside.ToListAsync(cancellation)); // A second mark would be refused, and set its event aside.
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, CancellationToken cancellation)
    {
        using var body = new StringContent("{}");
        using var answer = await client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), body, cancellation);
        return answer.StatusCode;
    }

    /// <summary>
    /// Adds the reader to a process that names the tests' assembly in its environment. In apps inside the tests' own process
    /// it does nothing.
    /// </summary>
    internal sealed class WithMarkingReader : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder)
        {
            if (Environment.GetEnvironmentVariable(DashboardProcess.StartupVariable) is not null)
            {
                builder.ConfigureServices(services => services.AddLogReader<MarkingReader>());
            }
        }
    }
}
