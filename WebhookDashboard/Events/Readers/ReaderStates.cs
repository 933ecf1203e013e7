using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;

namespace WebhookDashboard.Events.Readers;

internal sealed class ReaderStates(IDbContextFactory<DashboardContext> contexts) : IReaderStates
{
    private readonly ConcurrentDictionary<string, ReaderProgress> _byName = new();

    /// <exception cref="InvalidOperationException">Another reader has the name: both would move one cursor.</exception>
    public void Add(ReaderProgress progress)
    {
        if (!_byName.TryAdd(progress.Reader.Name, progress))
        {
            throw new InvalidOperationException($"Two readers of the log are named '{progress.Reader.Name}'.");
        }
    }

    public async Task<IReadOnlyList<ReaderState>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var setAside = await context.SetAside
            .GroupBy(row => row.Reader)
            .Select(reader => new { Name = reader.Key, Count = reader.Count() })
            .ToDictionaryAsync(reader => reader.Name, reader => reader.Count, cancellationToken);
        return [.. _byName.Values.OrderBy(progress => progress.Reader.Name, StringComparer.Ordinal).Select(ToState)];

        ReaderState ToState(ReaderProgress progress) => new(
            progress.Reader.Name,
            progress.Reader.Endpoints,
            progress.Follower.Position,
            progress.Follower.Lag,
            setAside.GetValueOrDefault(progress.Reader.Name),
            progress.IsFailing,
            progress.LastFault);
    }
}
