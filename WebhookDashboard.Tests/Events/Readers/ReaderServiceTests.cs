using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Readers;

/// <summary>How the engine runs a reader. The same on every database.</summary>
public abstract class ReaderServiceTests(ITestDatabase database) : ReaderSuite(database)
{
    private static readonly EndpointSlug Chat = EndpointSlug.Parse("chat");
    private static readonly EndpointSlug Orders = EndpointSlug.Parse("orders");

    [Fact]
    public async Task Reader_OfAllEndpoints_HandlesStoredAndNewEvents()
    {
        await KeepManyAsync(250, i => AnEvent.To(i % 2 == 0 ? "chat" : "inbox"));
        var reader = new MarkingReader { BatchSize = 7 };
        using var service = await StartAsync(reader);
        await UntilCursorAsync(reader, 250);
        await Host.KeepAsync(AnEvent.To("chat"));
        await UntilCursorAsync(reader, 251);
        await service.StopAsync(Cancel);

        Assert.Equal(string.Join(' ', Enumerable.Range(1, 251)), await MarksAsync());
        Assert.True(reader.Commits >= 251 / 7);
    }

    [Fact]
    public async Task Reader_OfTwoEndpoints_WakesOnlyForThem()
    {
        var reader = new MarkingReader { Endpoints = [Chat, Orders] };
        using var service = await StartAsync(reader);
        await Host.KeepAsync(AnEvent.To("chat"));
        await UntilCursorAsync(reader, 1);
        await Host.KeepAsync(AnEvent.To("orders"));
        await UntilCursorAsync(reader, 2);
        await Host.KeepAsync(AnEvent.To("inbox"));
        await Until.EqualAsync(0, async () => (await StateAsync(reader)).Lag);
        await service.StopAsync(Cancel);

        Assert.Equal("1 2", await MarksAsync());
        Assert.Equal(2, await CursorAsync(reader));
    }

    [Fact]
    public async Task Reader_DatabaseFaults_ContinuesLaterAndSkipsNothing()
    {
        await KeepManyAsync(6, i => AnEvent.To(i % 2 == 0 ? "inbox" : "chat"));
        var faults = 3;
        var reader = new MarkingReader { Endpoints = [Chat], Then = (_, _) => faults-- > 0 ? throw new MarkingReader.DiskFull() : HandlingOutcome.Done };
        var chats = (await Host.AllAsync(new EventFilter { Endpoints = [Chat] })).Select(e => e.Sequence).Order().ToList();

        using var service = await StartAsync(reader);
        await Until.TrueAsync(async () => (await StateAsync(reader)) is { IsFailing: true, LastFault.Reason: var why } && why.StartsWith("DiskFull", StringComparison.Ordinal));
        await UntilCursorAsync(reader, chats[^1]);
        await Until.EqualAsync(false, async () => (await StateAsync(reader)).IsFailing);
        await service.StopAsync(Cancel);

        Assert.True(faults < 0);
        Assert.Equal(string.Join(' ', chats), await MarksAsync());
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task Reader_StorageKnownToFail_WaitsForIt()
    {
        await KeepManyAsync(1);
        Host.Get<StorageHealth>().Set(new StorageFault("The disk is full.", AnEvent.SomeTime));
        var reader = new MarkingReader();
        using var service = await StartAsync(reader);
        await Until.TrueAsync(async () => (await StateAsync(reader)).LastFault?.Reason.Contains("The disk is full.", StringComparison.Ordinal) == true);
        Assert.Equal("", await MarksAsync());

        Host.Get<StorageHealth>().Set(fault: null);
        await UntilCursorAsync(reader, 1);
        await service.StopAsync(Cancel);
    }

    [Fact]
    public async Task Reader_RetriesThriceThenSetsAside_KeepsTheOrder()
    {
        await KeepManyAsync(3);
        var reader = new StubbornReader(attempt => attempt < 3 ? HandlingOutcome.Retry("Not yet.") : HandlingOutcome.SetAside($"Tried {attempt} times."))
        {
            Then = (e, _) => e.Summary.Sequence == 2 ? throw new InvalidOperationException("A bug.") : HandlingOutcome.Done,
        };
        using var service = await StartAsync(reader);
        await UntilCursorAsync(reader, 3);
        await service.StopAsync(Cancel);

        Assert.Equal([1, 2, 3], reader.Attempts);
        Assert.Equal("1 3", await MarksAsync());
        Assert.Equal(["Tried 3 times."], await ReasonsAsync());
    }

    [Fact]
    public async Task State_AfterABug_ShowsItWithTheCursorAndSetAsideCount()
    {
        await KeepManyAsync(2);
        var reader = new MarkingReader { Then = (e, _) => e.Summary.Sequence == 2 ? throw new InvalidOperationException("A bug.") : HandlingOutcome.Done };
        using var service = await StartAsync(reader);
        await UntilCursorAsync(reader, 2);
        await service.StopAsync(Cancel);

        var state = await StateAsync(reader);
        Assert.Equal((2, 0, 1, false), (state.Cursor, state.Lag, state.SetAside, state.IsFailing));
        Assert.Equal("InvalidOperationException: A bug.", state.LastFault?.Reason);
    }

    [Fact]
    public async Task State_ReaderIsBehind_ShowsItsLag()
    {
        await KeepManyAsync(5);
        var reader = new MarkingReader { Endpoints = [Chat], Then = (_, _) => HandlingOutcome.Retry("Not yet.") };
        await Host.KeepAsync(AnEvent.To("chat"));
        using var service = await StartAsync(reader);
        await Until.TrueAsync(async () => (await StateAsync(reader)).IsFailing);
        await service.StopAsync(Cancel);

        Assert.Equal(6, (await StateAsync(reader)).Lag);
    }

    [Fact]
    public async Task Reader_CursorBeyondTheHead_LogsItAndContinuesFromTheHead()
    {
        await Host.KeepAsync(AnEvent.To("chat"));
        var reader = new MarkingReader { Endpoints = [Chat] };
        await Host.Get<IReaderCursors>().MoveAsync(reader.Name, 1_000, Cancel);

        using var service = await StartAsync(reader);
        await Until.EqualAsync(1, () => CursorAsync(reader));
        await Host.KeepAsync(AnEvent.To("chat"));
        await UntilCursorAsync(reader, 2);
        await service.StopAsync(Cancel);

        Assert.Equal("2", await MarksAsync());
        var line = Assert.Single(Logs.Lines);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Contains("is 1000, but the log ends at 1", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Service_OfASecondReaderWithTheSameName_IsRefused()
    {
        using var first = ServiceOf(new MarkingReader());
        var fault = Assert.Throws<InvalidOperationException>(() => ServiceOf(new MarkingReader()));
        Assert.Equal("Two readers of the log are named 'test.marks'.", fault.Message);
    }

    private async Task<ReaderService<TReader>> StartAsync<TReader>(TReader reader)
        where TReader : class, ILogReader
    {
        var service = ServiceOf(reader);
        await service.StartAsync(Cancel);
        return service;
    }
}
