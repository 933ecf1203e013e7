namespace WebhookDashboard.Components.Shared.Signing;

/// <summary>A part of the signed bytes: text, or one invisible character.</summary>
/// <param name="Text">The text to show.</param>
/// <param name="Kind">A class of the style sheet; empty: plain text.</param>
public sealed record SignedPart(string Text, string Kind = "");
