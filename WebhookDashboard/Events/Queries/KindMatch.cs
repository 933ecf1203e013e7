namespace WebhookDashboard.Events.Queries;

/// <summary>A kind that a filter selects.</summary>
/// <param name="Id">The id of the kind.</param>
/// <param name="Kind">What its events have in common.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="IsSure">Whether all of them match, apart from their times; otherwise each row must be tested.</param>
internal readonly record struct KindMatch(long Id, EventKind Kind, long Events, bool IsSure);
