using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>What became of an event that was handed to the log.</summary>
internal abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Committed to the disk.</summary>
    public sealed record Stored(long Sequence, EventId? DuplicateOf) : AppendResult;

    /// <summary>As many wait for the next commit as may (<c>Ingest:MaxPending</c>); try again in a moment.</summary>
    public sealed record Busy : AppendResult
    {
        public static readonly Busy Instance = new();
    }

    /// <summary>The database does not take writes now: the disk is full, the file is locked or gone.</summary>
    public sealed record Unavailable(string Reason) : AppendResult;
}
