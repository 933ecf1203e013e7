using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Readers;

/// <summary>What one transaction of a reader does. The same on every database.</summary>
public abstract class ReaderTransactionTests(ITestDatabase database) : ReaderSuite(database)
{
    [Fact]
    public async Task Handle_DatabaseFaultInTheMiddle_RollsBackAndLaterHandlesEachOnce()
    {
        await KeepManyAsync(4);
        var isFull = true;
        var reader = new MarkingReader { Then = (e, _) => isFull && e.Summary.Sequence == 3 ? throw new MarkingReader.DiskFull() : HandlingOutcome.Done };
        await Assert.ThrowsAsync<MarkingReader.DiskFull>(() => HandleAsync(reader));
        Assert.Equal(("", 0), (await MarksAsync(), await CursorAsync(reader)));

        isFull = false;
        await HandleAsync(reader);
        Assert.Equal(("1 2 3 4", 4), (await MarksAsync(), await CursorAsync(reader)));
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task Handle_HandledEvents_SkipsThem()
    {
        await KeepManyAsync(2);
        var reader = new MarkingReader();
        await HandleAsync(reader);

        Assert.Equal(2, (await HandleAsync(reader)).Done);
        Assert.Equal("1 2", await MarksAsync());
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task Handle_BugInOneEvent_SetsItAsideDropsItsChangesAndContinues()
    {
        await KeepManyAsync(3);
        var reader = new MarkingReader { Then = (e, _) => e.Summary.Sequence == 2 ? throw new InvalidOperationException("A bug.") : HandlingOutcome.Done };
        var result = await HandleAsync(reader);

        Assert.Equal(("1 3", 3), (await MarksAsync(), await CursorAsync(reader)));
        Assert.Contains("bug in this app", Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
        Assert.Equal("A bug.", result.Bug?.Message);
    }

    [Fact]
    public async Task Handle_RowViolatesAConstraint_IsABugAndNoDatabaseFault()
    {
        await KeepManyAsync(3);
        await HandleAsync(new MarkingReader { Name = "test.first", Then = (e, _) => e.Summary.Sequence == 2 ? HandlingOutcome.Done : HandlingOutcome.Skip });

        var second = new MarkingReader();
        await HandleAsync(second);

        Assert.Equal(("1 2 3", 3), (await MarksAsync(), await CursorAsync(second)));
        Assert.Single(await ReasonsAsync());
    }

    [Fact]
    public async Task Handle_EventSetAside_DropsItsChangesAndKeepsTheReason()
    {
        await KeepManyAsync(2);
        var reader = new MarkingReader { Then = (e, _) => e.Summary.Sequence == 1 ? HandlingOutcome.SetAside("No good.") : HandlingOutcome.Done };
        await HandleAsync(reader);

        Assert.Equal(("2", 2), (await MarksAsync(), await CursorAsync(reader)));
        Assert.Equal(["No good."], await ReasonsAsync());
    }

    [Fact]
    public async Task Handle_EventSkipped_DropsItsChangesAndKeepsNothing()
    {
        await KeepManyAsync(2);
        var reader = new MarkingReader { Then = (e, _) => e.Summary.Sequence == 1 ? HandlingOutcome.Skip : HandlingOutcome.Done };
        await HandleAsync(reader);

        Assert.Equal(("2", 2), (await MarksAsync(), await CursorAsync(reader)));
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task Handle_EventToRetry_KeepsWhatCameBeforeAndStopsThere()
    {
        await KeepManyAsync(3);
        var reader = new MarkingReader { Then = (e, _) => e.Summary.Sequence == 2 ? HandlingOutcome.Retry("Not yet.") : HandlingOutcome.Done };
        var result = await HandleAsync(reader);

        Assert.Equal((1, new EventRetry(2, Attempt: 1, "Not yet.")), (result.Done, result.Retry));
        Assert.Equal(("1", 1), (await MarksAsync(), await CursorAsync(reader)));
    }

    [Fact]
    public async Task Handle_ManySetAside_KeepsTheNewestOfEachReader()
    {
        for (var i = 0; i < ReaderTransaction.MaxSetAside + 3; i++)
        {
            await Host.KeepAsync(AnEvent.To("inbox").At(AnEvent.SomeTime.AddSeconds(i)));
        }

        var other = new MarkingReader { Name = "test.other", Then = (e, _) => e.Summary.Sequence == 1 ? HandlingOutcome.SetAside("First.") : HandlingOutcome.Skip };
        var reader = new MarkingReader { Then = (_, _) => HandlingOutcome.SetAside("All.") };
        await HandleAllAsync(other);
        await HandleAllAsync(reader);

        var kept = await RowsAsync<SetAsideRow>();
        Assert.Single(kept, row => row.Reader == other.Name);
        var newest = kept.Where(row => row.Reader == reader.Name).Select(row => row.At).ToList();
        Assert.Equal((ReaderTransaction.MaxSetAside, AnEvent.SomeTime.AddSeconds(3)), (newest.Count, newest.Min()));
    }

    [Fact]
    public async Task Handle_EventSetAsideBefore_StoresTheNewReason()
    {
        await KeepManyAsync(1);
        var reason = "Once.";
        var reader = new MarkingReader { Then = (_, _) => HandlingOutcome.SetAside(reason) };
        await HandleAsync(reader);
        await Host.Get<IReaderCursors>().SetBackAsync(reader.Name, 0, Cancel);
        reason = "Again.";
        await HandleAsync(reader);

        Assert.Equal(["Again."], await ReasonsAsync());
    }

    /// <summary>A transaction ends when others have waited long enough for their turn.</summary>
    private async Task HandleAllAsync(MarkingReader reader)
    {
        while ((await HandleAsync(reader)).Done < Log.Head.Sequence)
        {
        }
    }
}
