using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>What is entered for a new endpoint.</summary>
internal sealed record EndpointEntry
{
    public string Name { get; init; } = "";

    public string Slug { get; init; } = "";

    /// <summary>Whether the address was edited, so that it no longer follows from the name.</summary>
    public bool IsSlugOwn { get; init; }

    public string Scheme { get; init; } = SignatureScheme.None;

    public string Secret { get; init; } = "";
}
