namespace WebhookDashboard.Components.Shared.Headers;

/// <summary>A header being typed.</summary>
public sealed class HeaderInput
{
    public const int MaxNameChars = 200;
    public const int MaxValueChars = 8_000;

    private (string Name, string Value)? _start;

    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>
    /// The texts that the fields started with, and the only ones that they are given: a field that is given what is typed into
    /// it loses keys on a slow connection.
    /// </summary>
    internal (string Name, string Value) Start => _start ??= (Name, Value);

    /// <summary>
    /// The fields accept one character more than may be sent, since text that is cut off would be changed silently.
    /// </summary>
    public bool IsTooLong => Name.Length > MaxNameChars || Value.Length > MaxValueChars;
}
