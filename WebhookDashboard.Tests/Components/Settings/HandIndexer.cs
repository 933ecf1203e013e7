using WebhookDashboard.Events.Search;

namespace WebhookDashboard.Tests.Components.Settings;

/// <summary>A search index of a fixed size, with a count of its rebuilds.</summary>
internal sealed class HandIndexer : ISearchIndexer
{
    public long Bytes => 2_500_000;

    public int Rebuilds { get; private set; }

    public Task RebuildAsync()
    {
        Rebuilds++;
        return Task.CompletedTask;
    }
}
