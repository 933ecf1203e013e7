using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.Outbound;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

/// <summary>Runs against the sample shop of a real server: every request goes over HTTP, every webhook through the log.</summary>
public sealed class CompareRunTests : IAsyncLifetime
{
    private static readonly RunSettings Fast = new() { PollSeconds = 0.2, ChangesPerMinute = 600, LostPercent = 0 };

    private DashboardHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Run_NothingLost_BothLearnAndPushSeesEveryState()
    {
        await using var run = Start(Fast);

        await Until.TrueAsync(() => run.Snapshot() is { } now
            && now.PullAccount().Figures is { Learned: >= 5, Requests: >= 10 }
            && now.PushAccount().Figures.Learned >= 20);
        await run.StopAsync();

        var data = run.Snapshot()!;
        SideFigures pull = data.PullAccount().Figures, push = data.PushAccount().Figures;
        Assert.Null(run.Fault);
        Assert.Equal(RunPhase.Ended, run.Phase);
        Assert.Equal((0, 0), (pull.Failed, push.NeverSeen));
        Assert.True(pull.BytesIn > pull.Requests * 100 && push.BytesIn > push.Requests * 200);
    }

    [Fact]
    public async Task Run_UnpairedSurrogateInAnEvent_Continues()
    {
        await using var run = Start(Fast);
        await Until.TrueAsync(() => run.Phase == RunPhase.Running);
        using var content = new StringContent("""{"product_id":"\ud800"}""");
        using var answer = await _host.Client.PostAsync(
            new Uri("hooks/inventory", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var learned = run.Snapshot()!.PushAccount().Figures.Learned;

        await Until.TrueAsync(() => run.Phase == RunPhase.Ended || run.Snapshot()!.PushAccount().Figures.Learned >= learned + 5);

        Assert.Equal((RunPhase.Running, null), (run.Phase, run.Fault));
    }

    [Fact]
    public async Task Run_HalfTheWebhooksLost_ReconcilingCorrectsThePushCopy()
    {
        await using var run = Start(Fast with { LostPercent = 50, ReconcileSeconds = 0.5 });

        await Until.TrueAsync(() => run.Snapshot() is { } now
            && now.Changes.Any(change => change.IsLost)
            && now.PushAccount() is { Wrong.Count: > 0, Figures.Healed: > 0 });
    }

    [Fact]
    public async Task Run_Conditional_ReadsNoBodyWhenNothingIsNew()
    {
        await using var run = Start(Fast with { ChangesPerMinute = 1, Conditional = true });

        await Until.TrueAsync(() => run.Snapshot()?.Pull.Count >= 4);
        await run.StopAsync();

        var polls = run.Snapshot()!.Pull;
        Assert.True(polls[1].BytesIn < polls[0].BytesIn, $"{polls[0].BytesIn} then {polls[1].BytesIn}");
    }

    [Fact]
    public async Task Run_Webhooks_CountTheAnswersAsTheyAreOnTheWire()
    {
        var onTheWire = await AnswerOnTheWireAsync();
        await using var run = Start(Fast);

        await Until.TrueAsync(() => run.Snapshot() is { } now && now.Push.Count(one => one.BytesOut > 0) >= 3);

        Assert.All(run.Snapshot()!.Push.Where(one => one.BytesOut > 0), one => Assert.Equal(onTheWire, one.BytesOut));
    }

    [Fact]
    public async Task Run_Polls_AreCountedAndEvictNoCall()
    {
        var log = _host.Get<IExchangeLog>();
        await using var run = Start(Fast);

        await Until.TrueAsync(() => run.Snapshot()?.Pull.Count >= 3);

        Assert.Empty(await log.RecentAsync(10, TestContext.Current.CancellationToken));
        var calls = await log.CallsSinceAsync(DateTimeOffset.MinValue, TestContext.Current.CancellationToken);
        Assert.InRange(calls.Count, 3, int.MaxValue);
        Assert.All(calls, call => Assert.True(call.IsOnlyCounted));
        Assert.Equal(Told.New, calls[0].Told);
    }

    [Fact]
    public async Task StopAsync_DuringARun_LeavesNothingAtTheShop()
    {
        await using var run = Start(Fast);
        await Until.TrueAsync(() => run.Snapshot()?.Pull.Count > 0);
        var product = run.Snapshot()!.ProductId;

        await run.StopAsync();

        var shop = _host.Get<IShopClient>();
        await Until.TrueAsync(async () =>
            (await shop.ProductAsync(product, knownTag: null, TestContext.Current.CancellationToken)).Exchange.Status == 404);
    }

    [Fact]
    public async Task Start_WhileAnotherServerOfTheSameDatabaseSimulates_LeavesItsProduct()
    {
        await using var first = Start(Fast);
        await Until.TrueAsync(() => first.Phase == RunPhase.Running);
        var id = int.Parse(first.Snapshot()!.ProductId, CultureInfo.InvariantCulture);
        int minuteOld = id - 60, hourOld = id - 3600; // An id counts on with the seconds.
        await using (var context = await OpenDatabaseAsync())
        {
            context.AddRange(AProduct(minuteOld), AProduct(hourOld));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var second = Start(Fast);
        await Until.TrueAsync(() => second.Phase == RunPhase.Running);

        await using var now = await OpenDatabaseAsync();
        Assert.Equal(
            [minuteOld],
            await now.StoreProducts.Where(row => row.Id == minuteOld || row.Id == hourOld).Select(row => row.Id)
                .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stop_ServerDuringARun_EndsItWithoutWaiting()
    {
        var host = await DashboardHost.StartAsync();
        var run = host.Get<CompareRunFactory>().Create(Fast);
        run.Start();
        await Until.TrueAsync(() => run.Phase == RunPhase.Running);

        await host.DisposeAsync(); // It would be cancelled, and fail, if an answer of the shop went on.

        await Until.TrueAsync(() => run.Phase == RunPhase.Ended);
        await run.DisposeAsync();
    }

    [Fact]
    public async Task Start_WithAWrongKey_EndsWithASentenceThatSaysWhatToDo()
    {
        await using var elsewhere = await DashboardHost.StartAsync(("Shop:ApiKey", "another-key"));
        await using var host = await DashboardHost.StartAsync(
            ("Shop:BaseUrl", new Uri(elsewhere.BaseAddress, "shop-api").AbsoluteUri), ("Outbound:AllowPrivateNetworks", "true"));
        await using var run = host.Get<CompareRunFactory>().Create(Fast);

        run.Start();

        await Until.TrueAsync(() => run.Phase == RunPhase.Ended);
        Assert.Equal("The shop rejected the key. Set Shop:ApiKey to a key that it accepts.", run.Fault);
    }

    [Fact]
    public async Task Start_ShopNeverAnswers_EndsWithASentence()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0); // Connections are taken by the system.
        silent.Start();
        await using var host = await DashboardHost.StartAsync(
            ("Shop:BaseUrl", $"http://{silent.LocalEndpoint}/shop-api"), ("Outbound:AllowPrivateNetworks", "true"), ("Outbound:Timeout", "00:00:00.2"));
        await using var run = host.Get<CompareRunFactory>().Create(Fast);

        run.Start();

        await Until.TrueAsync(() => run.Phase == RunPhase.Ended);
        Assert.Equal("The shop didn't start the simulation within 0.2 s. Try again.", run.Fault);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task Start_AnswerIsNoSimulation_EndsWithASentence(string answer)
    {
        await using var other = await Receiver.StartAsync(context => context.Response.WriteAsync(answer));
        await using var host = await DashboardHost.StartAsync(
            ("Shop:BaseUrl", new Uri(other.Url, "shop-api").AbsoluteUri), ("Outbound:AllowPrivateNetworks", "true"));
        await using var run = host.Get<CompareRunFactory>().Create(Fast);

        run.Start();

        await Until.TrueAsync(() => run.Phase == RunPhase.Ended);
        Assert.Equal("The shop's messages about the simulation can't be read.", run.Fault);
    }

    /// <summary>How many bytes a webhook to the same endpoint is answered with.</summary>
    private async Task<int> AnswerOnTheWireAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        using var connection = new TcpClient();
        await connection.ConnectAsync(_host.BaseAddress.Host, _host.BaseAddress.Port, cancelled);
        var stream = connection.GetStream();
        await stream.WriteAsync("POST /hooks/inventory HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), cancelled);
        var answer = new byte[4096];
        var length = 0;
        do
        {
            length += await stream.ReadAsync(answer.AsMemory(length), cancelled);
        }
        while (!answer.AsSpan(0, length).EndsWith("\r\n\r\nOK"u8));
        return length;
    }

    private static StoreProductRow AProduct(int id) =>
        new() { Id = id, Name = $"Simulated product {id}", PriceCents = 1000, Currency = "EUR", Stock = 20, Version = 1 };

    private Task<DashboardContext> OpenDatabaseAsync() =>
        _host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    private CompareRun Start(RunSettings settings)
    {
        var run = _host.Get<CompareRunFactory>().Create(settings);
        run.Start();
        return run;
    }
}
