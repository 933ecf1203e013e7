namespace WebhookDashboard.Quality.Reports;

/// <summary>What was sent more than once.</summary>
/// <param name="Count">Events whose provider id an earlier event had.</param>
/// <param name="Retries">How many of these followed a failure answer.</param>
/// <param name="SameBodies">Events with the body of one of the last 256 of the endpoint, that are no repeats by their id.</param>
public sealed record RepeatFigures(long Count, long Retries, long SameBodies);
