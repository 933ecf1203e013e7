using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Statistics;

internal static class VerdictCounts
{
    /// <summary>Whether a signature with this verdict was checked and not accepted.</summary>
    public static bool IsTrouble(this Verdict verdict) => verdict is not (Verdict.Valid or Verdict.Unchecked);

    public static IReadOnlyDictionary<Verdict, long> Add(
        this IReadOnlyDictionary<Verdict, long> counts, IReadOnlyDictionary<Verdict, long> others) =>
        counts.Concat(others).GroupBy(one => one.Key).ToDictionary(same => same.Key, same => same.Sum(one => one.Value));
}
