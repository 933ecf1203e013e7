using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>What is entered for a new endpoint.</summary>
internal sealed record EndpointEntry
{
    public string Name { get; set; } = "";

    /// <summary>Empty: it follows from the name.</summary>
    public string Slug { get; set; } = "";

    public string Scheme { get; set; } = SignatureScheme.None;

    public string Secret { get; set; } = "";
}
