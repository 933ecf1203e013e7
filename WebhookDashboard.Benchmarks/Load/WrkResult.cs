namespace WebhookDashboard.Benchmarks.Load;

/// <summary>The counts of wrk for one round.</summary>
/// <param name="Answered">Requests that got an answer.</param>
/// <param name="Refused">How many of them had a status other than 2xx or 3xx.</param>
/// <param name="Broken">Failed connections, reads and writes, and answers that were too late.</param>
/// <param name="Elapsed">The length of the round.</param>
/// <param name="Median">The median latency.</param>
/// <param name="P99">The 99th percentile of the latency.</param>
internal sealed record WrkResult(
    long Answered, long Refused, long Broken, TimeSpan Elapsed, TimeSpan Median, TimeSpan P99)
{
    public long Acknowledged => Answered - Refused;

    public double Rate => Acknowledged / Elapsed.TotalSeconds;
}
