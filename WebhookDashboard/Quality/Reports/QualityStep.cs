using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Quality.Reports;

/// <summary>What arrived within one step of the report's time.</summary>
/// <param name="Start">When the step began.</param>
/// <param name="Events">How many events arrived.</param>
/// <param name="Verdicts">How many of them have each verdict; verdicts without events are left out.</param>
/// <param name="Repeats">Events whose provider id an earlier event had.</param>
/// <param name="Retries">How many of these followed a failure answer.</param>
/// <param name="SameBodies">Events with the body of an earlier one.</param>
/// <param name="OutOfOrder">Events that happened before one that arrived earlier.</param>
/// <param name="MedianLagMs">The median time from event to receipt, in milliseconds; null if no event said when it happened.</param>
/// <param name="P95LagMs">What 95 of 100 of those times do not exceed.</param>
/// <param name="LongestGapMs">The longest interval between two events that ended in this step, in milliseconds.</param>
public sealed record QualityStep(
    DateTimeOffset Start,
    long Events,
    IReadOnlyDictionary<Verdict, long> Verdicts,
    long Repeats,
    long Retries,
    long SameBodies,
    long OutOfOrder,
    long? MedianLagMs,
    long? P95LagMs,
    long LongestGapMs);
