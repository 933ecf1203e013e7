using Microsoft.Extensions.Logging.Abstractions;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Tests.Events.Sqlite;
using WebhookDashboard.Signals;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>The index leaves the processor to senders, but never stands still.</summary>
public sealed class SearchIndexPauseTests() : LogSuite(new SqliteTestDatabase())
{
    [Theory]
    [InlineData(0.1, 1, 0.3)]
    [InlineData(0.1, 2, 0.9)] // Eight would come in during a pause of 0.3 s.
    [InlineData(10, 1, 1.0)]
    [InlineData(10, 0, null)]
    public async Task Handle_BatchOfFour_PausesWhileWebhooksComeIn(double seconds, int arrived, double? expected)
    {
        for (var i = 0; i < 4; i++)
        {
            await Host.KeepAsync(AnEvent.To("inbox"));
        }

        var events = await Log.ReadForwardAsync(0, [], 10, Cancel);
        var clock = new PauseClock();
        var index = new SlowIndex(() =>
        {
            clock.Elapsed += TimeSpan.FromSeconds(seconds);
            Host.Get<LogHead>().MoveTo(4 + arrived);
        });
        var reader = new SearchIndexReader(index, Log, Host.Get<ReaderStates>(), clock, NullLogger<SearchIndexReader>.Instance);

        await reader.HandleAsync(events, Cancel);

        Assert.Equal(expected, clock.Pause?.TotalSeconds);
    }

    /// <summary>A clock that stands still between steps, and on which no pause takes time.</summary>
    private sealed class PauseClock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public TimeSpan? Pause { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pause = dueTime;
            return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private sealed class SlowIndex(Action added) : ISearchIndex
    {
        public long Bytes => 0;

        public ChangeSignal Damaged { get; } = new();

        public IndexState Read() => IndexState.Empty;

        public long Add(long cursor, IReadOnlyList<(long Sequence, Range Text)> texts, SearchableText source, EventId lastId)
        {
            added();
            return texts[^1].Sequence;
        }

        public IReadOnlyList<long> ReadSequences(long after, int limit) => [];

        public void Remove(IReadOnlyCollection<long> sequences)
        {
        }

        public bool Merge() => false;

        public void Clear()
        {
        }
    }
}
