namespace WebhookDashboard.Events.Queries;

/// <summary>A kind that a filter selects.</summary>
/// <param name="Id">The id of the kind.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="IsSure">Whether all of them match, apart from their times; otherwise each row must be tested.</param>
internal readonly record struct KindMatch(long Id, long Events, bool IsSure);
