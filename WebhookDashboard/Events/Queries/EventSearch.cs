using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Search;

namespace WebhookDashboard.Events.Queries;

/// <summary>Finds and counts the events of a filter. The index narrows, the rows decide; each call is bounded.</summary>
internal static class EventSearch
{
    /// <summary>The most rows that one step examines. Rows of mixed kinds, sizes, repeats and contents may not match.</summary>
    private const int MostLookedAt = 10_000;

    /// <summary>How many bytes of content cost as much as one row.</summary>
    private const int BytesForARow = 2 * 1024;

    /// <summary>A filter whose kinds have no more events is faster without the search index (benchmark <c>inspect</c>).</summary>
    private const int FewEvents = 5_000;

    /// <summary>How many times cheaper a candidate of the index is: most often its row, without its content, says that it doesn't match.</summary>
    private const int IndexIsCheaper = 2;

    private const int SmallestLook = 32;

    private const long FirstCounted = 512;

    /// <summary>Finds the first events of a range that match.</summary>
    /// <param name="log">The log.</param>
    /// <param name="filter">Selects the events.</param>
    /// <param name="range">The sequences to search.</param>
    /// <param name="newestFirst">The order, and the end to start from.</param>
    /// <param name="limit">The maximum number of events.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <param name="kinds">Only these kinds; null: all that the filter selects.</param>
    public static async Task<FoundEvents> FindAsync(
        this LogSnapshot log,
        EventFilter filter,
        SequenceRange range,
        bool newestFirst,
        int limit,
        CancellationToken cancellationToken,
        IReadOnlyList<KindMatch>? kinds = null)
    {
        if (filter.MinSize > filter.MaxSize)
        {
            return new FoundEvents([], SearchedTo: null);
        }

        var scope = await log.FindScopeAsync(filter, range, newestFirst, cancellationToken);
        scope = scope with { Kinds = kinds ?? scope.Kinds };
        using var matcher = EventMatcher.Of(filter);
        using var content = new ContentBuffer();
        var found = new List<EventRow>();
        long lookedAt = 0;
        foreach (var part in log.Candidates(filter, scope, newestFirst, limit).Chunk(Math.Max(limit, SmallestLook)))
        {
            var rows = await log.ReadRowsAsync(part, cancellationToken);
            foreach (var sequence in part)
            {
                cancellationToken.ThrowIfCancellationRequested();
                lookedAt++;
                if (!rows.TryGetValue(sequence, out var row) || !filter.Matches(row.ToSummary()))
                {
                    continue;
                }

                if (matcher is null || (log.Seeks.ReadContent(sequence, content) && matcher.Matches(row, content)))
                {
                    found.Add(row);
                }

                lookedAt += (matcher?.Examined ?? 0) / BytesForARow;
                if (found.Count == limit || lookedAt >= MostLookedAt)
                {
                    return new FoundEvents(found, sequence);
                }
            }

            if (lookedAt >= MostLookedAt)
            {
                return new FoundEvents(found, part[^1]);
            }
        }

        return new FoundEvents(found, scope.CutAt);
    }

    /// <summary>Counts the events of a range that match, from the sums of kinds if possible.</summary>
    public static async Task<EventCount> CountAsync(
        this LogSnapshot log, EventFilter filter, SequenceRange range, CancellationToken cancellationToken)
    {
        var scope = await log.FindScopeAsync(filter, range, newestFirst: true, cancellationToken);
        var sure = scope with { Kinds = scope.Kinds?.Where(kind => kind.IsSure).ToList() };
        var count = await log.SumAsync(sure, range, cancellationToken) ?? await log.CountOneByOneAsync(sure, range, cancellationToken);
        if (count.IsExact && scope.Kinds?.Where(kind => !kind.IsSure).ToList() is [_, ..] unsure)
        {
            var mixed = await log.CountByLookAsync(filter, scope with { Kinds = unsure }, cancellationToken);
            count = new EventCount(count.Count + mixed.Count, mixed.IsExact);
        }

        return count;
    }

    /// <summary>
    /// Takes the total of the kinds and subtracts what is outside the range. Null if the range or a time excludes too much
    /// for that.
    /// </summary>
    private static async Task<EventCount?> SumAsync(
        this LogSnapshot log, EventScope scope, SequenceRange range, CancellationToken cancellationToken)
    {
        if (scope.Times != TimeRange.Any || range.After > 0)
        {
            return null;
        }

        var rest = scope with { Ranges = range.Before == long.MaxValue ? [] : [new SequenceRange(range.Before - 1, long.MaxValue)] };
        var beyond = rest.Sequences(log.Seeks, newestFirst: false, SmallestLook).Take(EventCount.MostCounted + 1).LongCount();
        return beyond <= EventCount.MostCounted
            ? new EventCount((scope.Kinds?.Sum(kind => kind.Events) ?? await log.Context.EventKinds.SumAsync(kind => kind.Events, cancellationToken)) - beyond)
            : null;
    }

    /// <summary>
    /// Counts what is inside the time range and what is outside, alternately and a little further each time, until one of
    /// the two is known: their total is a stored sum.
    /// </summary>
    private static async Task<EventCount> CountOneByOneAsync(
        this LogSnapshot log, EventScope scope, SequenceRange range, CancellationToken cancellationToken)
    {
        var others = scope.Times == TimeRange.Any ? null : await log.FindOtherTimesAsync(scope, range, cancellationToken);
        for (var limit = FirstCounted; ; limit = Math.Min(limit * 4, EventCount.MostCounted))
        {
            var count = scope.Count(log.Seeks, limit + 1);
            if (count <= limit || limit == EventCount.MostCounted)
            {
                return new EventCount(Math.Min(count, limit), count <= limit && scope.CutAt is null);
            }

            var rest = others?.Sum(other => other.Count(log.Seeks, limit + 1));
            if (rest <= limit && await log.SumAsync(scope with { Times = TimeRange.Any }, range, cancellationToken) is { } all)
            {
                return all with { Count = all.Count - rest.Value };
            }
        }
    }

    /// <returns>The scopes before and after a time range; null if their blocks don't bound them well enough.</returns>
    private static async Task<EventScope[]?> FindOtherTimesAsync(
        this LogSnapshot log, EventScope scope, SequenceRange range, CancellationToken cancellationToken)
    {
        var (from, to) = (scope.Times.From, scope.Times.To);
        EventScope[] others =
        [
            await log.FindBlocksAsync(scope.Kinds, TimeRange.Any with { To = from }, range, newestFirst: true, cancellationToken),
            await log.FindBlocksAsync(scope.Kinds, TimeRange.Any with { From = to }, range, newestFirst: true, cancellationToken),
        ];
        return others.All(other => other.CutAt is null) ? others : null;
    }

    private static async Task<EventCount> CountByLookAsync(
        this LogSnapshot log, EventFilter filter, EventScope scope, CancellationToken cancellationToken)
    {
        var (count, lookedAt) = (0L, 0);
        foreach (var part in scope.Sequences(log.Seeks, newestFirst: true, MostLookedAt).Chunk(1_000))
        {
            if (lookedAt >= MostLookedAt)
            {
                return new EventCount(count, IsExact: false);
            }

            var rows = await log.ReadRowsAsync(part, cancellationToken);
            count += rows.Values.LongCount(row => filter.Matches(row.ToSummary()));
            lookedAt += part.Length;
        }

        return new EventCount(count, scope.CutAt is null);
    }

    private static bool Matches(this EventMatcher matcher, EventRow row, ContentBuffer content) =>
        matcher.Matches(row.Path, row.Query, row.ContentType, content.Headers, content.Trailers, content.Body);

    /// <summary>
    /// The events to examine, in order: those that the search index knows to be possible. What is newer than the index is
    /// examined without it.
    /// </summary>
    private static IEnumerable<long> Candidates(this LogSnapshot log, EventFilter filter, EventScope scope, bool newestFirst, int limit)
    {
        var ofKinds = scope.Kinds?.Sum(kind => kind.Events);
        if (ofKinds <= FewEvents || IndexQuery.Of(filter, log.ShareOf) is not { } query)
        {
            return scope.Sequences(log.Seeks, newestFirst, limit);
        }

        var (indexed, events) = log.Seeks.ReadIndexed();
        if (ofKinds * IndexIsCheaper < query.Share * events)
        {
            return scope.Sequences(log.Seeks, newestFirst, limit);
        }

        var newer = scope with { Ranges = [.. scope.Ranges.Select(range => range with { After = Math.Max(range.After, indexed) }).Where(IsNotEmpty)] };
        var others = newer.Sequences(log.Seeks, newestFirst, limit);
        var candidates = scope.Ranges.Select(range => range with { Before = Math.Min(range.Before, indexed + 1) }).Where(IsNotEmpty)
            .SelectMany(range => log.FindCandidates(query.Match, scope with { Ranges = [range] }, newestFirst, limit));
        return newestFirst ? others.Concat(candidates) : candidates.Concat(others);
    }

    /// <summary>The candidates of one range. Where the index can't be read any further, all events are candidates.</summary>
    private static IEnumerable<long> FindCandidates(this LogSnapshot log, string match, EventScope scope, bool newestFirst, int limit)
    {
        var rest = scope.Ranges[0];
        using var found = log.Seeks.FindCandidates(match, rest, newestFirst).GetEnumerator();
        bool? isMore;
        while ((isMore = TryMoveNext(found)) == true)
        {
            rest = newestFirst ? rest with { Before = found.Current } : rest with { After = found.Current };
            yield return found.Current;
        }

        if (isMore is null && IsNotEmpty(rest))
        {
            foreach (var sequence in (scope with { Ranges = [rest] }).Sequences(log.Seeks, newestFirst, limit))
            {
                yield return sequence;
            }
        }
    }

    /// <returns>0 if the index can't be read: then the search meets the same fault, and does without it.</returns>
    private static double ShareOf(this LogSnapshot log, string match)
    {
        try
        {
            return log.Seeks.ShareOf(match);
        }
        catch (DbException)
        {
            return 0;
        }
    }

    /// <returns>Null if the index can't be read, or the read was interrupted: who cancelled it notices at the next event.</returns>
    private static bool? TryMoveNext(IEnumerator<long> found)
    {
        try
        {
            return found.MoveNext();
        }
        catch (DbException)
        {
            return null;
        }
    }

    private static bool IsNotEmpty(SequenceRange range) => range.Before - 1 > range.After;

    private static Task<Dictionary<long, EventRow>> ReadRowsAsync(
        this LogSnapshot log, long[] sequences, CancellationToken cancellationToken) => log.Context.Events.AsNoTracking()
        .Where(e => EF.Parameter(sequences).Contains(e.Sequence))
        .ToDictionaryAsync(e => e.Sequence, cancellationToken);
}
