using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;

namespace WebhookDashboard.Events.Readers;

internal sealed class ReaderStates(IDbContextFactory<DashboardContext> contexts) : IReaderStates
{
    private readonly ConcurrentDictionary<string, ReaderProgress> _byName = new();

    private IEnumerable<ReaderProgress> Sorted => _byName.Values.OrderBy(progress => progress.Reader.Name, StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Another reader has the name: both would move one cursor.</exception>
    public void Add(ReaderProgress progress)
    {
        if (!_byName.TryAdd(progress.Reader.Name, progress))
        {
            throw new InvalidOperationException($"Two readers of the log are named '{progress.Reader.Name}'.");
        }
    }

    /// <summary>Makes a reader read its cursor again, if it runs in this process.</summary>
    public void Restart(string reader)
    {
        if (_byName.TryGetValue(reader, out var progress))
        {
            progress.Follower.Interrupt();
        }
    }

    public IReadOnlyList<ReaderPosition> ReadPositions() =>
        [.. Sorted.Select(one => new ReaderPosition(one.Reader.Name, one.Follower.Position, one.Follower.Lag, one.IsFailing))];

    public async Task<IReadOnlyList<ReaderState>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<ReaderState> states = [];
        foreach (var progress in Sorted)
        {
            states.Add(new ReaderState(
                progress.Reader.Name,
                progress.Reader.Endpoints,
                progress.Follower.Position,
                progress.Follower.Lag,
                await context.SetAside.CountAsync(row => row.Reader == progress.Reader.Name, cancellationToken),
                progress.IsFailing,
                progress.LastFault));
        }

        return states;
    }
}
