namespace WebhookDashboard.Components.Shared.Headers;

/// <summary>A header being typed.</summary>
public sealed class HeaderInput
{
    public const int MaxNameChars = 200;
    public const int MaxValueChars = 8_000;

    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>
    /// The fields accept one character more than may be sent, since text that is cut off would be changed silently.
    /// </summary>
    public bool IsTooLong => Name.Length > MaxNameChars || Value.Length > MaxValueChars;
}
