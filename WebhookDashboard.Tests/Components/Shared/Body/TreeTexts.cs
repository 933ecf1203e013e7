using WebhookDashboard.Components.Shared.Body.Tree;

namespace WebhookDashboard.Tests.Components.Shared.Body;

/// <summary>Writes a tree as it looks: two spaces for each level.</summary>
internal static class TreeTexts
{
    public static IReadOnlyList<string> Of(ITreeLines? lines) =>
        [.. Enumerable.Range(0, lines?.Count ?? 0).Select(index => lines!.At(index)).Select(
            line => $"{new string(' ', 2 * line.Depth)}{line.Key}{line.Between}{line.Value}{line.After}")];
}
