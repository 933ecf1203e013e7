using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Tests.Components.Settings;

/// <summary>Readers that a test controls.</summary>
internal sealed class HandReaders : IReaderStates
{
    public IReadOnlyList<ReaderState> Now { get; set; } = [];

    public IReadOnlyList<ReaderPosition> ReadPositions() =>
        [.. Now.Select(reader => new ReaderPosition(reader.Name, reader.Cursor, reader.Lag, reader.IsFailing))];

    public Task<IReadOnlyList<ReaderState>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Now);
}
