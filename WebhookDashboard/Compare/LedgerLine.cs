namespace WebhookDashboard.Compare;

/// <summary>A line of the shop's own account of a simulation.</summary>
internal abstract record LedgerLine
{
    private LedgerLine()
    {
    }

    /// <summary>The first line: what is going to change.</summary>
    public sealed record Opened(int ProductId, long Quantity) : LedgerLine;

    /// <param name="Version">1 for the first change, then one more each.</param>
    /// <param name="Quantity">The stock from then on.</param>
    /// <param name="At">When, by the shop's clock.</param>
    /// <param name="MessageId">The id of the webhook that tells of it.</param>
    /// <param name="Lost">Whether that webhook is not sent.</param>
    public sealed record Changed(int Version, long Quantity, DateTimeOffset At, string MessageId, bool Lost) : LedgerLine;
}
