using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Sample.Provider.Webhooks;
using WebhookDashboard.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider.Webhooks;

public sealed class WebhookSenderTests : IAsyncLifetime
{
    private const int MaxAttempts = 12;

    private readonly TemporaryFolder _folder = new();
    private ScriptedReceiver _receiver = null!;
    private ShopHost _shop = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await ScriptedReceiver.StartAsync();
        _shop = await ShopHost.StartAsync(_folder, _receiver);
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _receiver.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Send_NewMessage_HasAValidSignature()
    {
        await _shop.SayAsync("general", "hello");
        await _shop.StandsAsync("hello", DeliveryState.Delivered);

        var delivery = Assert.Single(_receiver.Arrived);
        var row = await _shop.RowAsync("hello");
        Assert.Equal(("/hooks/chat", row.MessageId, Encoding.UTF8.GetString(row.Payload!.Bytes)), (delivery.Path, delivery.Id, delivery.Body));
        Assert.Equal(("application/json", "SampleShop/1.0"), (delivery.Headers["Content-Type"], delivery.Headers["User-Agent"]));
        Assert.Equal("chat.message", delivery.Headers["webhook-event"]);
        Assert.Equal((1, 200), (row.AttemptCount, row.Status));
        Assert.Equal(Verdict.Valid, VerdictOf(delivery));
    }

    [Fact]
    public async Task Send_ReceiverFails_RetriesWithTheSameIdAndANewTime()
    {
        _receiver.AnswerWith(500);
        await _shop.SayAsync("general", "hello");
        await _shop.AttemptedAsync("hello", 1);
        var failed = await _shop.RowAsync("hello");
        Assert.Equal((DeliveryState.Queued, 500, "The receiver answered 500."), (failed.State, failed.Status, failed.Error));
        Assert.InRange(failed.NextAttemptAt!.Value - _shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        _receiver.AnswerWith(204);
        _shop.Clock.SetUtcNow(failed.NextAttemptAt.Value);
        await _shop.StandsAsync("hello", DeliveryState.Delivered);

        Assert.Equal([failed.MessageId, failed.MessageId], _receiver.Arrived.Select(delivery => delivery.Id));
        Assert.Equal(2, _receiver.Arrived.DistinctBy(delivery => delivery.Headers["webhook-timestamp"]).Count());
        Assert.Equal(Verdict.Valid, VerdictOf(_receiver.Arrived[1]));
        Assert.Null((await _shop.RowAsync("hello")).Error);
    }

    [Fact]
    public async Task Send_OneSubjectFails_DelaysOnlyItself()
    {
        _receiver.Answer = (delivery, context) =>
        {
            context.Response.StatusCode = AMessage.TextOf(delivery.Body) == "a1" && _receiver.Arrived.Count == 1 ? 500 : 200;
            return Task.CompletedTask;
        };
        await _shop.SayAsync("a", "a1");
        await _shop.AttemptedAsync("a1", 1);
        await _shop.SayAsync("a", "a2");
        await _shop.SayAsync("b", "b1");
        await _shop.StandsAsync("b1", DeliveryState.Delivered);
        Assert.Equal(["a1", "b1"], _receiver.Texts);

        _shop.Clock.Advance(WebhookDestination.FirstDelay);
        await _shop.StandsAsync("a2", DeliveryState.Delivered);

        Assert.Equal(["a1", "b1", "a1", "a2"], _receiver.Texts);
    }

    [Fact]
    public async Task Send_ManySubjects_KeepsTheOrderOfEach()
    {
        for (var i = 0; i < 60; i++)
        {
            await _shop.SayAsync($"room{i % 3}", $"{i % 3}:{i:00}");
        }

        await Until.EqualAsync(60, () => _receiver.Arrived.Count);
        Assert.All(_receiver.Texts.GroupBy(text => text[0]), room => Assert.Equal(room.Order(StringComparer.Ordinal), room));
    }

    [Fact]
    public async Task Send_SlowReceiver_GetsEightAtATime()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var now = 0;
        var counts = new ConcurrentQueue<int>();
        _receiver.Answer = async (_, _) =>
        {
            counts.Enqueue(Interlocked.Increment(ref now));
            await open.Task;
            Interlocked.Decrement(ref now);
        };
        for (var i = 0; i < 20; i++)
        {
            await _shop.SayAsync($"room{i}", $"{i}");
        }

        await Until.EqualAsync(8, () => Volatile.Read(ref now));
        open.SetResult();
        await Until.TrueAsync(async () => (await _shop.RowsAsync()).All(row => row.State == DeliveryState.Delivered));

        Assert.Equal((8, 20), (counts.Max(), _receiver.Arrived.Count));
    }

    [Fact]
    public async Task Send_NeverAccepted_IsGivenUpAndReleasesTheNext()
    {
        _receiver.Answer = (delivery, context) =>
        {
            context.Response.StatusCode = AMessage.TextOf(delivery.Body) == "first" ? 500 : 200;
            return Task.CompletedTask;
        };
        await _shop.SayAsync("a", "first");
        await _shop.SayAsync("a", "second");
        for (var attempt = 1; attempt < MaxAttempts; attempt++)
        {
            await _shop.AttemptedAsync("first", attempt);
            _shop.Clock.Advance(WebhookDestination.MaxDelay);
        }

        await _shop.StandsAsync("first", DeliveryState.GivenUp);
        await _shop.StandsAsync("second", DeliveryState.Delivered);
        Assert.Equal("The receiver answered 500.", (await _shop.RowAsync("first")).Error);
        Assert.Equal(MaxAttempts + 1, _receiver.Arrived.Count);
    }

    [Fact]
    public async Task Send_Answered410_IsGivenUpAtOnce()
    {
        _receiver.AnswerWith(410);

        await _shop.SayAsync("a", "x");

        await _shop.StandsAsync("x", DeliveryState.GivenUp);
        Assert.Equal((1, 410), ((await _shop.RowAsync("x")).AttemptCount, (await _shop.RowAsync("x")).Status));
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("86400", 300)]
    [InlineData("Fri, 02 Jan 2026 03:05:05 GMT", 59)]
    public async Task Send_RetryAfter_IsHonouredWithinBounds(string retryAfter, int seconds)
    {
        _receiver.AnswerWith(503, ("Retry-After", retryAfter));

        await _shop.SayAsync("a", "x");

        await _shop.AttemptedAsync("x", 1);
        Assert.Equal(seconds, (int)((await _shop.RowAsync("x")).NextAttemptAt!.Value - _shop.Clock.GetUtcNow()).TotalSeconds);
    }

    [Fact]
    public async Task Send_Redirected_IsNotDelivered()
    {
        _receiver.AnswerWith(302, ("Location", "/hooks/elsewhere"));

        await _shop.SayAsync("a", "x");

        await _shop.AttemptedAsync("x", 1);
        Assert.Equal((DeliveryState.Queued, 302), ((await _shop.RowAsync("x")).State, (await _shop.RowAsync("x")).Status));
        Assert.Single(_receiver.Arrived);
    }

    [Fact]
    public async Task Send_NoAnswer_IsRetried()
    {
        _receiver.Answer = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await _shop.SayAsync("a", "x");
        await Until.EqualAsync(1, () => _receiver.Arrived.Count);

        _shop.Clock.Advance(WebhookDestination.AnswerWithin);

        await _shop.AttemptedAsync("x", 1);
        Assert.StartsWith("No response within 10 s", (await _shop.RowAsync("x")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AnswerBreaksOffAfterSuccess_IsDelivered()
    {
        _receiver.Answer = (_, context) =>
        {
            context.Response.ContentLength = 100;
            return context.Response.WriteAsync("far less than that");
        };

        await _shop.SayAsync("a", "x");

        await _shop.StandsAsync("x", DeliveryState.Delivered);
        Assert.Single(_receiver.Arrived);
    }

    private Verdict VerdictOf(Delivery delivery) => SignatureSchemes.Verify(
        new SignedRequest(name => delivery.Headers.GetValueOrDefault(name), Encoding.UTF8.GetBytes(delivery.Body), "POST", ""),
        new SignatureSettings { Scheme = SignatureScheme.StandardWebhooks, Secrets = [ShopHost.Secret], ToleranceSeconds = 1 },
        _shop.Clock.GetUtcNow()).Verdict;
}
