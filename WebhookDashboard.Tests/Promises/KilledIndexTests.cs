using System.Net;
using Microsoft.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Events.Sqlite;
using WebhookDashboard.Tests.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>The search index of a server that is killed while it fills it holds each event once.</summary>
public sealed class KilledIndexTests
{
    private const int PerRun = 400;

    [Fact(Timeout = 180_000)]
    public async Task Index_ServerKilledWhileItIndexes_HoldsEachEventOnce()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        for (var kill = 0; kill < 3; kill++)
        {
            await using var server = await DashboardProcess.StartAsync(folder);
            var answers = await Task.WhenAll(Enumerable.Range(0, PerRun).Select(i => PostAsync(server.Client, $"word{kill}x{i}", cancellation)));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
            await server.KillAsync(); // At once: the index is behind.
        }

        await using var host = await LogHost.StartAsync($"Data Source={folder.File("dashboard.db")}", []);
        var index = host.Get<ISearchIndex>();
        await Until.EqualAsync(host.Log.Head.Sequence, () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return index.Read().Sequence;
        });
        await CheckIntegrityAsync(SearchFile.PathFor(folder.File("dashboard.db")), cancellation);

        Assert.Equal((await host.AllAsync()).Select(summary => summary.Sequence).Order(), index.ReadSequences(0, 10_000));
        foreach (var word in new[] { "WORD0x7", "Word1x399", "word2X123" })
        {
            var page = await host.Log.PageAsync(new EventFilter { Search = new SearchText([$"\"{word}\""]) }, new PageRequest(), cancellation);
            Assert.Single(page.Items);
        }
    }

    /// <summary>FTS5 reports a fault in its tables as an exception.</summary>
    private static async Task CheckIntegrityAsync(string file, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO Texts (Texts) VALUES ('integrity-check')";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string word, CancellationToken cancellation)
    {
        using var body = new StringContent($"\"{word}\"");
        using var answer = await client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), body, cancellation);
        return answer.StatusCode;
    }
}
