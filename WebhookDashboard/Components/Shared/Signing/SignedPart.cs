namespace WebhookDashboard.Components.Shared.Signing;

/// <summary>A stretch of what was signed: text, or one character that can't be seen.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Kind">A class in the style sheet; empty: plain text.</param>
public sealed record SignedPart(string Text, string Kind = "");
