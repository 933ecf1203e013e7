namespace WebhookDashboard.Outbound;

/// <summary>The section <c>Outbound</c>: what requests that leave this server may reach, and how long they may take.</summary>
internal sealed class OutboundOptions
{
    public const string Section = "Outbound";

    public static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Whether private, loopback and reserved addresses may be called.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>From the start of a request to the last byte of its answer, redirects included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
