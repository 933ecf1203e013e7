namespace WebhookDashboard.Components.Shared.Copying;

/// <summary>A text that js/copy.js copies after a round trip to the server.</summary>
/// <param name="Text">The text.</param>
/// <param name="File">The file that the text names, which is downloaded too; null if there is none.</param>
public sealed record CopiedText(string Text, CopiedFile? File = null);
