namespace WebhookDashboard.Sample;

/// <summary>The section <c>Sample</c>.</summary>
internal sealed class SampleOptions
{
    public const string Section = "Sample";

    /// <summary>
    /// False removes the sample shop: its API, its services, its pages and the comparison. Its data stays.
    /// </summary>
    public bool Enabled { get; set; } = true;
}
