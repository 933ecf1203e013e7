using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Tests.Components.Settings;

/// <summary>Readers that a test controls.</summary>
internal sealed class HandReaders : IReaderStates
{
    public IReadOnlyList<ReaderState> Now { get; set; } = [];

    public Task<IReadOnlyList<ReaderState>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Now);
}
