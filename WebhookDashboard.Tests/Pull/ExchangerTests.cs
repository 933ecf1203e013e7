using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.Outbound;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

public sealed class ExchangerTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OfAnyKind_StoresTheKeyNowhere()
    {
        await using var server = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n[]");
        await using var api = new AnExchanger(server.Url);

        await api.GetAsync(Cancel);

        var kept = Assert.Single(api.Log.All);
        Assert.Contains(new HeaderLine("Authorization", "Bearer sk_…c41f"), kept.RequestHeaders);
        Assert.DoesNotContain(AnExchanger.Key, kept.ToString() + string.Join('\n', kept.RequestHeaders), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timing_TwoCalls_HaveOrderedStepsAndShareTheConnection()
    {
        await using var server = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n[]");
        await using var api = new AnExchanger(server.Url);

        var first = await api.GetAsync(Cancel);
        var second = await api.GetAsync(Cancel);

        Assert.True(0 < first.ConnectedMs && first.ConnectedMs < first.FirstByteMs && first.FirstByteMs <= first.TotalMs, first.ToString());
        Assert.Equal(1, server.Connections);
        Assert.Null(second.ConnectedMs);
        Assert.True(0 < second.FirstByteMs && second.FirstByteMs <= second.TotalMs, second.ToString());
    }

    [Fact]
    public async Task Get_SameAnswerTwice_IsNothingNewTheSecondTime()
    {
        await using var server = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n[]");
        await using var api = new AnExchanger(server.Url + "/v1");

        Exchange[] calls = [await api.GetAsync(Cancel, "items?page=1"), await api.GetAsync(Cancel, "items?page=1"), await api.GetAsync(Cancel, "items?page=2")];

        Assert.Equal([Told.New, Told.NothingNew, Told.New], calls.Select(call => call.Told));
        Assert.Equal("/items?page=1", calls[0].Path);
    }

    /// <summary>The log stores the same for both.</summary>
    [Fact]
    public async Task Get_AnswerThatDiffersBeyondTheStoredPart_IsNew()
    {
        var count = 0;
        await using var server = RawServer.Doing((_, stream, cancel) =>
        {
            var body = new string('a', Exchanger.MaxKeptBytes) + count++;
            return stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"), cancel).AsTask();
        });
        await using var api = new AnExchanger(server.Url);

        Exchange[] calls = [await api.GetAsync(Cancel), await api.GetAsync(Cancel)];

        Assert.Equal([Told.New, Told.New], calls.Select(call => call.Told));
        Assert.Equal(calls[0].ResponseBody.ToArray(), calls[1].ResponseBody.ToArray());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("HEAD")]
    public async Task Run_RequestWithoutAnExpectedBody_IsNeitherNewNorOld(string method)
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var api = new AnExchanger(server.Url);

        var call = await api.RunAsync(AnExchanger.AGet("items") with { Method = new HttpMethod(method) }, Cancel);

        Assert.Equal((PullOutcome.Answered, null), (call.Outcome, call.Told));
    }

    [Fact]
    public async Task Get_OnlyCounted_HasAnOutcomeButNoRow()
    {
        await using var server = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n[]");
        await using var api = new AnExchanger(server.Url);
        var poll = AnExchanger.AGet("items") with { IsOnlyCounted = true };

        Exchange[] calls = [await api.RunAsync(poll, Cancel), await api.RunAsync(poll, Cancel)];

        Assert.Equal([Told.New, Told.NothingNew], calls.Select(call => call.Told));
        Assert.Empty(api.Log.All);
        Assert.All(await api.Log.CallsSinceAsync(DateTimeOffset.MinValue, Cancel), call => Assert.True(call.IsOnlyCounted));
    }

    [Fact]
    public async Task Run_TwoSourcesAtOnce_SendsEachItsOwnKeyAndRecordsItUnderItsName()
    {
        await using var first = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n[]");
        await using var second = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n{{}}");
        await using var api = new AnExchanger(null);
        var shop = AnExchanger.ASource("shop", first.Url + "/shop-api", "key-of-the-shop-1234");
        var bank = AnExchanger.ASource("bank", second.Url + "/v2", null) with { Headers = [new("X-Api-Key", "key-of-the-bank-5678"), new("Accept", "text/csv")] };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => api.GetAsync(Cancel, $"items/{i}", i % 2 == 0 ? shop : bank)));

        var heardByShop = string.Concat(first.Heard.Select(Encoding.UTF8.GetString));
        var heardByBank = string.Concat(second.Heard.Select(Encoding.UTF8.GetString));
        Assert.Equal(10, heardByShop.Split("Authorization: Bearer key-of-the-shop-1234\r\n").Length - 1);
        Assert.Equal(10, heardByBank.Split("X-Api-Key: key-of-the-bank-5678\r\n").Length - 1);
        Assert.DoesNotContain("bank", heardByShop, StringComparison.Ordinal);
        Assert.DoesNotContain("shop", heardByBank, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", heardByBank, StringComparison.Ordinal);
        Assert.DoesNotContain("application/json", heardByBank, StringComparison.Ordinal);
        Assert.Equal(10, api.Log.All.Count(call => call.Source == "shop" && call.Url.StartsWith($"{first.Url}/shop-api/items/", StringComparison.Ordinal)));
        Assert.Equal(10, api.Log.All.Count(call => call.Source == "bank" && call.Url.StartsWith($"{second.Url}/v2/items/", StringComparison.Ordinal)));
        Assert.DoesNotContain(api.Log.All.SelectMany(call => call.RequestHeaders), line => line.Value.Contains("key-of", StringComparison.Ordinal));
        Assert.Contains(new HeaderLine("X-Api-Key", "…5678"), api.Log.All.First(call => call.Source == "bank").RequestHeaders);
    }

    [Theory]
    [InlineData("../v1/secret")]
    [InlineData("%2e%2e/v1/secret")]
    public async Task Run_PathThatLeavesTheBase_SendsNothing(string path)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var api = new AnExchanger(receiver.Url + "v2");

        var exchange = await api.GetAsync(Cancel, path);

        Assert.Equal((PullOutcome.Unreachable, PullFault.OutOfBase), (exchange.Outcome, exchange.Fault));
        Assert.Equal(0, receiver.Requests);
    }

    [Fact]
    public async Task Run_WhatIsKnown_IsSentAsConditions()
    {
        const string Date = "Tue, 01 Sep 2026 10:00:00 GMT";
        await using var server = RawServer.Saying("HTTP/1.1 304 Not Modified\r\nETag: \"p1\"\r\n\r\n");
        await using var api = new AnExchanger(server.Url);

        var exchange = await api.RunAsync(AnExchanger.AGet("items") with { KnownTag = "W/\"p1\"", KnownDate = Date }, Cancel);

        var heard = Encoding.UTF8.GetString(Assert.Single(server.Heard));
        Assert.Contains("\r\nIf-None-Match: W/\"p1\"\r\n", heard, StringComparison.Ordinal);
        Assert.Contains($"\r\nIf-Modified-Since: {Date}\r\n", heard, StringComparison.Ordinal);
        Assert.Equal((PullOutcome.NotModified, null), (exchange.Outcome, exchange.Fault));
    }

    [Fact]
    public async Task Run_SourceWithALimit_ReadsNoMore()
    {
        await using var server = RawServer.Saying($"{Json}Content-Length: 200\r\n\r\n{new string(' ', 200)}");
        await using var api = new AnExchanger(server.Url);

        var exchange = await api.GetAsync(Cancel, source: api.Source with { MaxBytes = 100 });

        Assert.Equal(PullOutcome.TooLarge, exchange.Outcome);
        Assert.Equal(100, exchange.ResponseBody.Length);
        Assert.Contains("larger than 100 bytes", exchange.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Key", "a\r\nX-Evil: 1")]
    [InlineData("X Key", "a")]
    [InlineData("Content-Type", "text/plain")]
    public async Task Run_SourceWithAHeaderThatHttpForbids_SendsNothingAndNamesIt(string name, string value)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var api = new AnExchanger(receiver.Url.AbsoluteUri);

        var exchange = await api.GetAsync(Cancel, source: api.Source with { Headers = [new(name, value)] });

        Assert.Equal(PullOutcome.Unreachable, exchange.Outcome);
        Assert.StartsWith($"Not sent: the source's header {name} has", exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Requests);
    }

    [Fact]
    public async Task Run_BodyRejectedByTheCaller_IsRecordedAsNotUnderstood()
    {
        await using var server = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n[]");
        await using var api = new AnExchanger(server.Url);

        await api.Exchanger.RunAsync(api.Source, AnExchanger.AGet("items"), (_, body) => $"{body.Length} bytes of nothing.", Cancel);

        var kept = Assert.Single(api.Log.All);
        Assert.Equal((PullOutcome.NotUnderstood, "2 bytes of nothing."), (kept.Outcome, kept.Fault));
    }

    [Fact]
    public void ToString_OfASource_IsItsName() => Assert.Equal("shop", AnExchanger.ASource("shop", "http://a", "secret").ToString());
}
