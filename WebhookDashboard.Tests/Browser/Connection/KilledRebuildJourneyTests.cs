using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using WebhookDashboard.Events.Sqlite;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>Kills the server while it fills the search index again, after a click on <c>Rebuild index</c>.</summary>
public sealed class KilledRebuildJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    /// <summary>Enough to be killed before all are indexed again.</summary>
    private const int Events = 4_000;

    /// <summary>A word of one event, of some, of all, and of none.</summary>
    private static readonly (string Word, Func<int, bool> Has)[] Searches =
        [("word77x", i => i == 77), ("evenly", i => i % 2 == 0), ("hundredth", i => i % 100 == 0), ("common", _ => true), ("aardvark", _ => false)];

    [Theory(Timeout = 180_000)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Rebuild_ServerKilledMeanwhile_CatchesUpAndFindsWhatAPlainScanFinds(long indexedBefore)
    {
        ExpectConsoleError("ERR_|WebSocket|[Cc]onnection|Failed to (fetch|load)");
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using (var server = await DashboardProcess.StartAsync(folder))
        {
            foreach (var part in Enumerable.Range(0, Events).Chunk(200))
            {
                Assert.All(await Task.WhenAll(part.Select(i => PostAsync(server, i, cancellation))), answer => Assert.Equal(HttpStatusCode.OK, answer));
            }

            await Until.EqualAsync(Events, () => ReadIndexedAsync(folder, cancellation));
            var page = await OpenAsync(new Uri(server.BaseAddress, "settings").AbsoluteUri);
            await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Rebuild index" }).ClickAsync();
            await Until.TrueAsync(async () => await ReadIndexedAsync(folder, cancellation) is var indexed && indexed >= indexedBefore && indexed < Events);
            await server.KillAsync();
        }

        Assert.InRange(await ReadIndexedAsync(folder, cancellation), 0, Events - 1);
        await using var restarted = await DashboardProcess.StartAsync(folder);
        await CheckAsync(restarted, cancellation); // Most likely before the index has caught up.
        await Until.EqualAsync(Events, () => ReadIndexedAsync(folder, cancellation));
        await CheckAsync(restarted, cancellation);
        var settings = await OpenAsync(new Uri(restarted.BaseAddress, "settings").AbsoluteUri);
        await Expect(settings.GetByTestId("index-state")).ToContainTextAsync("up to date");
    }

    private static async Task CheckAsync(DashboardProcess server, CancellationToken cancellation)
    {
        foreach (var (word, has) in Searches)
        {
            var expected = Enumerable.Range(0, Events).Where(has).ToList();
            Assert.Equal(expected, await FindAsync(server, word, cancellation));
            var count = JsonNode.Parse(await server.Client.GetStringAsync(new Uri($"api/v1/events/count?search={word}", UriKind.Relative), cancellation))!;
            Assert.Equal((expected.Count, true), ((int)count["count"]!, (bool)count["exact"]!));
        }
    }

    private static async Task<IEnumerable<int>> FindAsync(DashboardProcess server, string word, CancellationToken cancellation)
    {
        var found = new List<int>();
        JsonNode? before = null;
        do
        {
            var page = JsonNode.Parse(await server.Client.GetStringAsync(
                new Uri($"api/v1/events?limit=500&search={word}{(before is null ? "" : $"&before={before}")}", UriKind.Relative), cancellation))!;
            found.AddRange(page["items"]!.AsArray().Select(item => int.Parse(((string)item!["eventType"]!).Split('.')[1], null)));
            before = page["nextBefore"];
        }
        while (before is not null);
        return found.Order();
    }

    private static async Task<long> ReadIndexedAsync(TemporaryFolder folder, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={SearchFile.PathFor(folder.File("dashboard.db"))};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Sequence FROM State";
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<HttpStatusCode> PostAsync(DashboardProcess server, int number, CancellationToken cancellation)
    {
        var words = string.Join(' ', Searches.Where(search => search.Has(number)).Select(search => search.Word));
        using var body = new StringContent($$"""{"type":"number.{{number}}","note":"{{words}}","filler":"{{new string('x', 500)}}"}""", Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), body, cancellation);
        return answer.StatusCode;
    }
}
