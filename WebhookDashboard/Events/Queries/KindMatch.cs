namespace WebhookDashboard.Events.Queries;

/// <summary>A kind that a filter chooses.</summary>
/// <param name="Id">The kind.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="IsSure">Whether all of them match, times aside; otherwise each has to be looked at.</param>
internal readonly record struct KindMatch(long Id, long Events, bool IsSure);
