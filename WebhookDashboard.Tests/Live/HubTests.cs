using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Live;

/// <summary>The hub, with a real client over a real port.</summary>
public sealed class HubTests : IAsyncLifetime
{
    private DashboardHost _host = null!;
    private HubConnection _connection = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        _connection = await ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Watch_WithoutACursor_SendsTheHeadAtOnceThenNewEvents()
    {
        await KeepAsync(3);
        await using var batches = _connection.StreamAsync<WatchBatch>("Watch", new { }, Cancel).GetAsyncEnumerator(Cancel);
        await batches.MoveNextAsync();
        Assert.Equal((3, 0, 0), (batches.Current.Head, batches.Current.Events.Count, batches.Current.Skipped));

        await KeepAsync(1);
        await batches.MoveNextAsync();
        Assert.Equal(4, Assert.Single(batches.Current.Events).Sequence);
    }

    [Fact]
    public async Task Watch_FromACursorFarBack_SendsTheNewestAndCountsTheRest()
    {
        await KeepAsync(500);
        await foreach (var batch in _connection.StreamAsync<WatchBatch>("Watch", new { after = 100 }, Cancel))
        {
            Assert.Equal(500, batch.Head);
            Assert.InRange(batch.Events.Count, 1, 200);
            Assert.Equal(500, batch.Events[^1].Sequence);
            Assert.Equal(400, batch.Events.Count + batch.Skipped);
            Assert.Equal(batch.Events.Select(e => e.Sequence).Order(), batch.Events.Select(e => e.Sequence));
            break;
        }
    }

    [Fact]
    public async Task Watch_MoreThanAreCountedOneByOne_CountsTheRestExactly()
    {
        const int Many = EventCount.MostCounted + 1_500;
        for (var i = 0; i < Many; i += 500)
        {
            await KeepAsync(500, one => one % 100 == 0 ? "inbox" : "orders"); // More would not be accepted at once.
        }

        await _host.Get<IEventLog>().DeleteAsync(new EventFilter { Endpoints = [EndpointSlug.Parse("inbox")] }, Cancel);
        await KeepAsync(100);

        Assert.Equal((Many / 100 * 99) - 9 + 100, await CountFirstAsync(new { after = 10 }));
        Assert.Equal((Many / 100 * 99) - 9, await CountFirstAsync(new { after = 10, endpoints = OnlyOrders }));
    }

    [Fact]
    public async Task Watch_SomeEndpoints_OmitsTheOthers()
    {
        await KeepAsync(300, i => i % 3 == 0 ? "orders" : "inbox");
        await foreach (var batch in _connection.StreamAsync<WatchBatch>("Watch", new { endpoints = OnlyOrders, after = 0 }, Cancel))
        {
            Assert.Equal(100, batch.Events.Count);
            Assert.All(batch.Events, e => Assert.Equal("orders", e.Endpoint.Value));
            break;
        }
    }

    [Fact]
    public async Task Watch_DuringAFlood_AccountsForEachEvent()
    {
        var seen = 0L;
        var batches = 0;
        var since = Stopwatch.GetTimestamp();
        var watching = Task.Run(
            async () =>
            {
                await foreach (var batch in _connection.StreamAsync<WatchBatch>("Watch", new { after = 0 }, Cancel))
                {
                    batches++;
                    seen += batch.Events.Count + batch.Skipped;
                    if (seen >= 2000)
                    {
                        return;
                    }
                }
            },
            Cancel);
        await KeepAsync(2000);
        await watching;
        Assert.Equal(2000, seen);
        Assert.InRange(batches, 1, 10 + (int)(10 * Stopwatch.GetElapsedTime(since).TotalSeconds)); // ten a second
    }

    [Fact]
    public async Task Tail_FromACursor_SendsStoredThenNewEventsWholeAndInOrder()
    {
        await KeepAsync(250);
        var tail = new List<TailLine>();
        await foreach (var line in _connection.StreamAsync<TailLine>("Tail", new { after = 20 }, Cancel))
        {
            tail.Add(line);
            if (line.Sequence == 250)
            {
                await KeepAsync(5);
            }

            if (line.Sequence == 255)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range(21, 235).Select(i => (long)i), tail.Select(line => line.Sequence));
        var kept = await _host.Get<IEventLog>().ReadForwardAsync(0, [], 500, Cancel);
        Assert.Equal(
            kept.Where(e => e.Summary.Sequence is > 20 and <= 100).Select(e => Convert.ToBase64String(e.Body.Span)),
            tail.Where(line => line.Sequence <= 100).Select(line => line.Body));
        Assert.Contains(tail[0].Headers, header => header.Name == "X-Test");
        Assert.Equal([new HeaderLine("X-Sum", "abc")], tail[0].Trailers);
        Assert.Equal("""{"status":503,"why":"failNext"}""", tail[0].Answer.GetRawText());
    }

    [Theory]
    [InlineData(-1L, null, "'after'")]
    [InlineData(null, "not a slug", "'not a slug'")]
    public async Task Stream_WithABadRequest_SaysWhatIsWrong(long? after, string? endpoint, string message)
    {
        var fault = await Assert.ThrowsAsync<HubException>(
            async () =>
            {
                string?[] endpoints = endpoint is null ? [] : [endpoint];
                await foreach (var _ in _connection.StreamAsync<WatchBatch>("Watch", new { after, endpoints }, Cancel))
                {
                    Assert.Fail("It must not stream.");
                }
            });
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static readonly string[] OnlyOrders = ["orders"];

    private async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(_host.BaseAddress, "hubs/events")).Build();
        await connection.StartAsync(Cancel);
        return connection;
    }

    private async Task<long> CountFirstAsync(object request)
    {
        await using var batches = _connection.StreamAsync<WatchBatch>("Watch", request, Cancel).GetAsyncEnumerator(Cancel);
        await batches.MoveNextAsync();
        return batches.Current.Events.Count + batches.Current.Skipped;
    }

    private Task KeepAsync(int count, Func<int, string>? endpoint = null) => Task.WhenAll(
        Enumerable.Range(0, count).Select(i => _host.Get<IEventLog>().AppendAsync(
            AnEvent.To(endpoint?.Invoke(i) ?? "inbox").WithBody($"body {i}").WithHeader("X-Test", "1").WithTrailer("X-Sum", "abc").Answered(503, AnswerReason.FailNext).Build(), Cancel).AsTask()));

    private sealed record TailLine(long Sequence, string Body, IReadOnlyList<HeaderLine> Headers, IReadOnlyList<HeaderLine> Trailers, JsonElement Answer);
}
