using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Appending;

/// <summary>The result of an append.</summary>
internal abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Committed to disk.</summary>
    public sealed record Stored(long Sequence, EventId? DuplicateOf) : AppendResult;

    /// <summary>The queue is full (<c>Ingest:MaxPending</c>); try again in a moment.</summary>
    public sealed record Busy : AppendResult
    {
        public static readonly Busy Instance = new();
    }

    /// <summary>The database accepts no writes now: the disk is full, or the file is locked or missing.</summary>
    public sealed record Unavailable(string Reason) : AppendResult;
}
