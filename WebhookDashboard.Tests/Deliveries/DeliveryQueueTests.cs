using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

public sealed class DeliveryQueueTests : IAsyncLifetime
{
    private const string Name = "billing";

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedTransport _transport = new();
    private DeliveryHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await DeliveryHost.StartAsync(_folder, interceptor: null, new Destination(Name, _transport) { MaxAttempts = 3 });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Enqueue_WithoutATransaction_Throws()
    {
        await using var context = await _host.OpenAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.EnqueueAsync(_host.New(Name, "x"), Cancel));
    }

    [Fact]
    public async Task Enqueue_TransactionRolledBack_EnqueuesNothing()
    {
        await using (var context = await _host.OpenAsync())
        {
            await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
            await context.EnqueueAsync(_host.New(Name, "x"), Cancel);
            await transaction.RollbackAsync(Cancel);
        }

        await _host.EnqueueAsync(_host.New(Name, "y"));
        await _host.StandsAsync("y", DeliveryState.Delivered);
        Assert.Equal(["y"], _transport.Texts);
    }

    [Fact]
    public async Task Enqueue_SameMessageIdAgain_IsOneDelivery()
    {
        var once = _host.New(Name, "x") with { MessageId = "paid:1" };
        await _host.EnqueueAsync(once, once);
        await _host.EnqueueAsync(once, _host.New(Name, "y"));

        await _host.StandsAsync("y", DeliveryState.Delivered);
        Assert.Equal(["x", "y"], _transport.Texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Send_TransportThrows_IsAFailedAttemptAndLogged()
    {
        _transport.Answer = (_, _) => throw new InvalidOperationException("a bug");
        await _host.EnqueueAsync(_host.New(Name, "x"));
        await _host.AttemptedAsync("x", 1);

        var row = await _host.RowAsync("x");
        Assert.Equal(DeliveryState.Queued, row.State);
        Assert.Contains("bug in this app", row.Error, StringComparison.Ordinal);
        Assert.Contains(_host.Logs.Lines, line => line.Exception is InvalidOperationException { Message: "a bug" });

        _transport.AnswerWith(new AttemptOutcome.Delivered());
        _host.Clock.SetUtcNow(row.NextAttemptAt!.Value);
        await _host.StandsAsync("x", DeliveryState.Delivered);
    }

    [Fact]
    public async Task Send_LongerThanTheTimeout_IsRetried()
    {
        _transport.Answer = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Not reached.");
        };
        await _host.EnqueueAsync(_host.New(Name, "x"));
        await Until.EqualAsync(1, () => _transport.Sent.Count);

        _host.Clock.Advance(TimeSpan.FromSeconds(15));

        await _host.AttemptedAsync("x", 1);
        Assert.StartsWith("No response within 15 s", (await _host.RowAsync("x")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_FirstOfItsKey_ReleasesTheNext()
    {
        _transport.AnswerWith(new AttemptOutcome.RetryLater("Not now."));
        await _host.EnqueueAsync(_host.New(Name, "first", "k"), _host.New(Name, "second", "k"));
        await _host.AttemptedAsync("first", 1);
        Assert.Null((await _host.RowAsync("second")).NextAttemptAt);

        _transport.AnswerWith(new AttemptOutcome.Delivered());
        Assert.True(await _host.Get<DeliveryControl>().CancelAsync((await _host.RowAsync("first")).Id, Cancel));

        await _host.StandsAsync("second", DeliveryState.Delivered);
        Assert.Equal((DeliveryState.Cancelled, null), ((await _host.RowAsync("first")).State, (await _host.RowAsync("first")).NextAttemptAt));
        Assert.False(await _host.Get<DeliveryControl>().CancelAsync((await _host.RowAsync("second")).Id, Cancel));
    }

    [Fact]
    public async Task Cancel_DuringAnAttempt_KeepsItsResult()
    {
        var answer = new TaskCompletionSource<AttemptOutcome>();
        _transport.Answer = (_, _) => answer.Task;
        await _host.EnqueueAsync(_host.New(Name, "x"));
        await Until.EqualAsync(1, () => _transport.Sent.Count);
        await _host.Get<DeliveryControl>().CancelAsync((await _host.RowAsync("x")).Id, Cancel);

        answer.SetResult(new AttemptOutcome.RetryLater("Not now."));

        await _host.AttemptedAsync("x", 1);
        Assert.Equal((DeliveryState.Cancelled, "Not now."), ((await _host.RowAsync("x")).State, (await _host.RowAsync("x")).Error));
    }

    [Fact]
    public async Task Resend_GivenUp_HasAsManyAttemptsAsANewOne()
    {
        _transport.AnswerWith(new AttemptOutcome.Refused("Never."));
        await _host.EnqueueAsync(_host.New(Name, "x"));
        await _host.StandsAsync("x", DeliveryState.GivenUp);
        var id = (await _host.RowAsync("x")).Id;

        _transport.AnswerWith(new AttemptOutcome.RetryLater("Not now."));
        Assert.True(await _host.Get<DeliveryControl>().ResendAsync(id, Cancel));
        for (var attempt = 2; attempt < 4; attempt++)
        {
            await _host.AttemptedAsync("x", attempt);
            Assert.Equal(DeliveryState.Queued, (await _host.RowAsync("x")).State);
            _host.Clock.Advance(TimeSpan.FromHours(1));
        }

        await _host.StandsAsync("x", DeliveryState.GivenUp);
        Assert.Equal(4, (await _host.RowAsync("x")).AttemptCount);

        _transport.AnswerWith(new AttemptOutcome.Delivered());
        await _host.Get<DeliveryControl>().ResendAsync(id, Cancel);
        await _host.StandsAsync("x", DeliveryState.Delivered);
        Assert.False(await _host.Get<DeliveryControl>().ResendAsync(id, Cancel));
    }

    [Fact]
    public async Task Send_FailsLongAfterItsFirstAttempt_IsGivenUpAndHasAsMuchTimeWhenSentAgain()
    {
        var attempts = 0;
        var limited = new Destination(Name, _transport) { MaxAttempts = 100, MaxDelay = TimeSpan.FromSeconds(1), GiveUpAfter = TimeSpan.FromMinutes(1) };
        _host.Get<Destinations>().Set(limited with { IsPaused = true });
        _transport.AnswerWith(new AttemptOutcome.RetryLater("Not now."));
        await _host.EnqueueAsync(_host.New(Name, "x"));
        _host.Clock.Advance(TimeSpan.FromDays(1)); // It waits for its destination, and may be old when that is there.
        _host.Get<Destinations>().Set(limited);

        await FailsAsync(DeliveryState.Queued);
        for (var attempt = 0; attempt < 29; attempt++)
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(2));
            await FailsAsync(DeliveryState.Queued);
        }

        _host.Clock.Advance(TimeSpan.FromSeconds(2));
        await FailsAsync(DeliveryState.GivenUp);

        await _host.Get<DeliveryControl>().ResendAsync((await _host.RowAsync("x")).Id, Cancel);
        await FailsAsync(DeliveryState.Queued);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await FailsAsync(DeliveryState.GivenUp);

        async Task FailsAsync(DeliveryState then)
        {
            await _host.AttemptedAsync("x", ++attempts);
            Assert.Equal(then, (await _host.RowAsync("x")).State);
        }
    }

    [Fact]
    public async Task Attempts_ManyWithLargeAnswers_StayWithinBounds()
    {
        _host.Get<Destinations>().Set(new Destination(Name, _transport) { MaxAttempts = 100, MaxDelay = TimeSpan.FromSeconds(5) });
        _transport.AnswerWith(new AttemptOutcome.RetryLater(new string('r', 5_000)));
        _transport.Details = result => result with
        {
            Status = 503,
            RequestHeaders = [new("A", "1")],
            ResponseHeaders = [new("B", "2"), new("C", new string('c', 9_000))],
            ResponseBody = new byte[100_000],
        };
        await _host.EnqueueAsync(_host.New(Name, "x"));
        for (var attempt = 1; attempt < 25; attempt++)
        {
            await _host.AttemptedAsync("x", attempt);
            _host.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        await _host.AttemptedAsync("x", 25);
        var attempts = await _host.Get<DeliveryQueries>().AttemptsAsync((await _host.RowAsync("x")).Id, Cancel);
        Assert.Equal([1, .. Enumerable.Range(6, 20)], attempts.Select(attempt => attempt.Number));
        Assert.All(attempts, attempt =>
        {
            Assert.Equal((503, AttemptLimits.MaxErrorChars, AttemptLimits.MaxBodyBytes), (attempt.Status, attempt.Error!.Length, attempt.ResponseBody.Length));
            Assert.Equal(("A", "B"), (Assert.Single(attempt.RequestHeaders).Name, Assert.Single(attempt.ResponseHeaders).Name));
        });
    }

    [Fact]
    public async Task Record_DatabaseAcceptsNoWrites_WaitsAndSendsNothingTwice()
    {
        var answer = new TaskCompletionSource<AttemptOutcome>();
        _transport.Answer = (_, _) => answer.Task;
        await _host.EnqueueAsync(_host.New(Name, "x"));
        await Until.EqualAsync(1, () => _transport.Sent.Count);
        await using (var other = await _host.OpenAsync())
        {
            await using var held = await other.Database.BeginTransactionAsync(Cancel);
            answer.SetResult(new AttemptOutcome.Delivered());
            await Until.TrueAsync(() => _host.Logs.Lines.Any(line => line.Text.Contains("does not accept the results", StringComparison.Ordinal)));
        }

        _host.Clock.Advance(TimeSpan.FromSeconds(30));
        await _host.StandsAsync("x", DeliveryState.Delivered);
        Assert.Single(_transport.Sent);
    }

    [Fact]
    public async Task Trim_ManyFinished_KeepsTheLastOfEachState()
    {
        _host.Get<Destinations>().Set(new Destination(Name, _transport) { KeepFinished = 2 });
        _transport.Answer = (delivery, _) => Task.FromResult<AttemptOutcome>(
            delivery.Payload.Span[0] == 'g' ? new AttemptOutcome.Refused("Never.") : new AttemptOutcome.Delivered());
        foreach (var text in new[] { "g1", "d1", "d2", "g2", "d3", "d4" })
        {
            await _host.EnqueueAsync(_host.New(Name, text));
            await Until.TrueAsync(async () => (await _host.RowAsync(text)).State != DeliveryState.Queued);
        }

        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        await Until.EqualAsync("g1 g2 d3 d4", async () => string.Join(
            ' ', (await _host.RowsAsync()).Select(row => System.Text.Encoding.UTF8.GetString(row.Payload!.Bytes))));
        await using var context = await _host.OpenAsync();
        Assert.Equal(4, await context.DeliveryAttempts.CountAsync(Cancel));
        Assert.Equal(4, await context.DeliveryPayloads.CountAsync(Cancel));
    }

    [Fact]
    public async Task Destination_SetWhileRunningPausedAndResumed_IsServed()
    {
        var later = new ScriptedTransport();
        await _host.EnqueueAsync(_host.New("later", "x"));
        _host.Get<Destinations>().Set(new Destination("later", later) { IsPaused = true });
        await _host.EnqueueAsync(_host.New(Name, "y"));
        await _host.StandsAsync("y", DeliveryState.Delivered);
        Assert.Empty(later.Sent);

        _host.Get<Destinations>().Set(new Destination("later", later));
        await _host.StandsAsync("x", DeliveryState.Delivered);
    }
}
