using System.Net;
using Microsoft.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

public sealed class StorageFaultTests
{
    private static readonly Uri Ready = new("health/ready", UriKind.Relative);
    private static readonly Uri Live = new("health/live", UriKind.Relative);

    [Fact]
    public async Task Post_DiskIsFull_IsRefusedUntilThereIsSpace()
    {
        FileSizeLimit.SkipWhereThereIsNone();
        using var folder = new TemporaryFolder();
        await using var server = await DashboardProcess.StartAsync(folder, FileSizeLimit.Wrapper);
        await AssertRefusesAndRecoversAsync(
            server, () => FileSizeLimit.FillAsync(server), () => FileSizeLimit.FreeAsync(server));
    }

    [Fact]
    public async Task Post_DatabaseLockedByAnotherProgram_IsRefusedUntilReleased()
    {
        using var folder = new TemporaryFolder();
        await using var server = await DashboardProcess.StartAsync(folder);
        await using var other = new SqliteConnection($"Data Source={folder.File("dashboard.db")};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await AssertRefusesAndRecoversAsync(server, () => RunAsync("BEGIN EXCLUSIVE"), () => RunAsync("ROLLBACK"));

        async Task RunAsync(string sql)
        {
            await using var command = other.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task AssertRefusesAndRecoversAsync(DashboardProcess server, Func<Task> breakStorage, Func<Task> mendStorage)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var senders = new Senders(server.BaseAddress);
        await senders.PostAsync(10, connections: 4, cancellation);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, Ready));

        await breakStorage();
        using (var refusal = await PostAsync(server, "never kept"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal.StatusCode);
            Assert.Equal("application/problem+json", refusal.Content.Headers.ContentType?.MediaType);
            Assert.True(refusal.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(server, Ready));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, Live));

        // By itself: the server notices the recovery without any request.
        await mendStorage();
        await Until.EqualAsync(HttpStatusCode.OK, () => StatusAsync(server, Ready));
        var last = await senders.PostOneAsync(cancellation);

        var kept = new List<EventId>();
        await foreach (var item in Tail.ReadAsync(server.BaseAddress, after: 0, cancellation))
        {
            kept.Add(item.Id);
            if (item.Id == last)
            {
                break;
            }
        }

        Assert.Equal(senders.Acknowledged.Keys.ToHashSet(), kept.ToHashSet());
    }

    private static Task<HttpResponseMessage> PostAsync(DashboardProcess server, string body) =>
        server.Client.PostAsync(
            new Uri("hooks/inbox", UriKind.Relative), new StringContent(body), TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> StatusAsync(DashboardProcess server, Uri path)
    {
        using var answer = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
