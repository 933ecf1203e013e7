namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>An address of the pull band: what was asked there within the window, by one asker.</summary>
/// <param name="Path">Below the source's base address.</param>
/// <param name="IsComparison">Whether the comparison asked, and not a person.</param>
/// <param name="PerMinute">The calls of each minute, oldest first.</param>
/// <param name="Calls">All of them.</param>
/// <param name="NothingNew">Those that told nothing new.</param>
/// <param name="Failed">Those without a usable answer.</param>
public sealed record PullRow(string Path, bool IsComparison, IReadOnlyList<long> PerMinute, long Calls, long NothingNew, long Failed);
