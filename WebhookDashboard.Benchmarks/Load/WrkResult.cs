namespace WebhookDashboard.Benchmarks.Load;

/// <summary>What wrk counted in one round.</summary>
/// <param name="Answered">Requests that got an answer.</param>
/// <param name="Refused">Those of them whose status was no 2xx or 3xx.</param>
/// <param name="Broken">Connections, reads and writes that failed, and answers that came too late.</param>
/// <param name="Elapsed">The length of the round.</param>
/// <param name="Median">Of the answers' latency.</param>
/// <param name="P99">Of the answers' latency.</param>
internal sealed record WrkResult(
    long Answered, long Refused, long Broken, TimeSpan Elapsed, TimeSpan Median, TimeSpan P99)
{
    public long Acknowledged => Answered - Refused;

    public double Rate => Acknowledged / Elapsed.TotalSeconds;
}
