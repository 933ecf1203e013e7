namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>One end of the rows that a list knows of, above or below, and how the log continues there.</summary>
internal sealed class RowsEnd
{
    /// <summary>Where the known rows end: the index of the first one, or the index after the last one.</summary>
    public int Index { get; set; }

    /// <summary>Whether the log may have more rows there.</summary>
    public bool HasMore { get; set; }

    /// <summary>
    /// Where the log continues beyond the held rows, if known: it may have searched further than the last row that it found.
    /// </summary>
    public long? Next { get; set; }

    /// <summary>Whether what is beyond was left for later because searching it takes long.</summary>
    public bool IsFar { get; set; }

    /// <summary>The sequence up to which the log was searched, if the search goes far; null otherwise.</summary>
    public long? SearchedTo => IsFar ? Next : null;

    /// <summary>How many empty rows there are beyond the known ones: scrolling to them reads.</summary>
    public int Beyond(bool isStopped) => HasMore && !isStopped ? EventList.Beyond : 0;
}
