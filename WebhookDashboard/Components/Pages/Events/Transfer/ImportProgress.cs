namespace WebhookDashboard.Components.Pages.Events.Transfer;

/// <summary>How far an import is, as the browser tells it.</summary>
/// <param name="Sent">How many bytes of the file the server has taken.</param>
/// <param name="Size">The size of the file, in bytes.</param>
/// <param name="Imported">How many events were stored.</param>
/// <param name="Skipped">How many were stored before.</param>
/// <param name="Expired">How many are older than retention keeps.</param>
/// <param name="IsDone">Whether it has ended.</param>
/// <param name="Fault">Why it ended early; null if it did not.</param>
public sealed record ImportProgress(long Sent, long Size, long Imported, long Skipped, long Expired, bool IsDone, string? Fault = null)
{
    public double Percent => Size == 0 ? 0 : 100.0 * Sent / Size;
}
