namespace WebhookDashboard.Components.Shared.Headers;

/// <summary>A header being typed.</summary>
public sealed class HeaderInput
{
    public const int MaxNameChars = 200;
    public const int MaxValueChars = 8_000;

    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>The fields take one character more than may be sent: what is cut off would be changed without a word.</summary>
    public bool IsTooLong => Name.Length > MaxNameChars || Value.Length > MaxValueChars;
}
