using WebhookDashboard.Events.Search;

namespace WebhookDashboard.Tests.Components.Settings;

/// <summary>A search index of a fixed size, with a count of its rebuilds, which a test can let fail.</summary>
internal sealed class HandIndexer : ISearchIndexer
{
    public long Bytes => 2_500_000;

    public int Rebuilds { get; private set; }

    /// <summary>Why it can't be rebuilt; null if it can.</summary>
    public Exception? Fault { get; set; }

    public Task RebuildAsync()
    {
        Rebuilds++;
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }
}
