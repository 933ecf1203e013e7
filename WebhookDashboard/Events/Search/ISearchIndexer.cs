namespace WebhookDashboard.Events.Search;

/// <summary>The search index as pages see it. <see cref="Readers.IReaderStates"/> tells how far behind it is.</summary>
internal interface ISearchIndexer
{
    /// <summary>Its size on the disk.</summary>
    long Bytes { get; }

    /// <summary>Empties the index. It is then filled again from the oldest event, and searches continue without it meanwhile.</summary>
    Task RebuildAsync();
}
