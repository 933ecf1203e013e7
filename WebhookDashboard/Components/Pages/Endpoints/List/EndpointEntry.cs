using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>What is entered for a new endpoint.</summary>
internal sealed record EndpointEntry
{
    public string Name { get; set; } = "";

    public string Slug { get; set; } = "";

    /// <summary>Whether the address was edited, so that it no longer follows from the name.</summary>
    public bool IsSlugOwn { get; set; }

    public string Scheme { get; set; } = SignatureScheme.None;

    public string Secret { get; set; } = "";
}
