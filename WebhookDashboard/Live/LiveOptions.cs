namespace WebhookDashboard.Live;

/// <summary>The section <c>Live</c>.</summary>
internal sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>Where this process reaches its own hub; null: the address that it listens on.</summary>
    public Uri? Url { get; set; }
}
