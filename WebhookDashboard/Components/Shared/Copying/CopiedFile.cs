namespace WebhookDashboard.Components.Shared.Copying;

/// <summary>A file to download together with a copied text.</summary>
/// <param name="Name">The name under which the browser saves it.</param>
/// <param name="Href">Where its bytes are; null if the page's script has them.</param>
public sealed record CopiedFile(string Name, string? Href = null)
{
    public static string NoticeOf(string name) => $"Copied. The body was downloaded as {name}. Run what you copied in that folder.";
}
