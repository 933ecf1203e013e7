using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// Removes deleted events from the search index, after the fact and little by little. Until then they cost some space;
/// searches don't return them, since the rows decide. Then merges the parts of the index, once that has caught up: a search
/// opens each part, so that one of many parts would be slow in a long log.
/// </summary>
internal sealed class SearchIndexSweep(
    ISearchIndex index, ILogReads reads, EventRemoval removal, LogHead head, TimeProvider clock) : BackgroundService
{
    private const int Step = 2_000;

    /// <summary>An index that is further behind has more urgent work.</summary>
    private const int MostBehind = 10_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long it may work in each interval: senders need the processor.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);

    private long _sweptTo;
    private long _removed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var throttle = new Throttle(Interval, clock);
        using var removing = removal.Removed.Subscribe(throttle.Signal);
        using var appending = head.Moved.Subscribe(throttle.Signal);
        throttle.Signal(); // For what was deleted before the last stop.
        while (true)
        {
            await throttle.NextTurnAsync(stoppingToken);
            try
            {
                var began = clock.GetTimestamp();
                if (!await SweepAsync(began, stoppingToken) || !Merge(began))
                {
                    throttle.Signal();
                }
            }
            catch (DbException)
            {
                // The index's reader and the log's writer report what is wrong with their files.
                await Task.Delay(AfterFault, clock, stoppingToken);
                throttle.Signal();
            }
        }
    }

    /// <returns>Whether it is done until something is deleted again.</returns>
    private async Task<bool> SweepAsync(long began, CancellationToken cancellationToken)
    {
        var state = index.Read();
        if (await CountStoredAsync(state.Sequence, cancellationToken) is not { } stored)
        {
            return false;
        }

        for (var deleted = state.Events - stored; deleted > 0;)
        {
            if (clock.GetElapsedTime(began) > LongestTurn)
            {
                return false;
            }

            var indexed = index.ReadSequences(_sweptTo, Step);
            if (indexed.Count == 0)
            {
                // Begins again, unless a whole pass has found nothing.
                var isDone = _removed == 0;
                (_sweptTo, _removed) = (0, 0);
                return isDone;
            }

            var gone = await FindGoneAsync(indexed, cancellationToken);
            index.Remove(gone);
            (_sweptTo, _removed, deleted) = (indexed[^1], _removed + gone.Count, deleted - gone.Count);
        }

        (_sweptTo, _removed) = (0, 0); // Retention deletes the oldest events: they come first in the next turn.
        return true;
    }

    /// <returns>Whether there is nothing more to merge.</returns>
    private bool Merge(long began)
    {
        if (index.Read().Sequence < head.Sequence)
        {
            return false;
        }

        while (index.Merge())
        {
            if (clock.GetElapsedTime(began) > LongestTurn)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>How many events up to a sequence are stored; null if too many are beyond it.</returns>
    private Task<long?> CountStoredAsync(long upTo, CancellationToken cancellationToken) => reads.ReadAsync(
        async log =>
        {
            var beyond = log.Seeks.Count(kind: null, new SequenceRange(upTo, long.MaxValue), TimeRange.Any, MostBehind + 1);
            return beyond > MostBehind ? (long?)null : await log.Context.EventKinds.SumAsync(kind => kind.Events, cancellationToken) - beyond;
        },
        cancellationToken);

    private Task<List<long>> FindGoneAsync(IReadOnlyList<long> indexed, CancellationToken cancellationToken) => reads.ReadAsync(
        log =>
        {
            var stored = new List<long>(Step);
            log.Seeks.Find(stored, kind: null, new SequenceRange(indexed[0] - 1, indexed[^1] + 1), TimeRange.Any, newestFirst: false, int.MaxValue);
            return Task.FromResult(indexed.Except(stored).ToList());
        },
        cancellationToken);
}
