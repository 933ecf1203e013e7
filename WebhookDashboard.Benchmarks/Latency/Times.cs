namespace WebhookDashboard.Benchmarks.Latency;

/// <summary>Measured times, sorted for quantiles.</summary>
internal sealed class Times(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public int Count => _sorted.Length;

    /// <param name="share">0.5 for the median.</param>
    public string At(double share) => _sorted.Length == 0 ? "none" : $"{Of(share):0} ms";

    /// <param name="share">0.5 for the median.</param>
    /// <returns>Milliseconds.</returns>
    public double Of(double share) => _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];
}
