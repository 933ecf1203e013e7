namespace WebhookDashboard.Components.Shared;

/// <summary>A header being typed.</summary>
public sealed class HeaderInput
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}
