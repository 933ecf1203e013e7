namespace WebhookDashboard.Components.Layout.Help;

/// <summary>The help for a page: its three most important terms.</summary>
/// <param name="Path">The first segment of the page's address; empty: the overview.</param>
/// <param name="Title">The page's name.</param>
internal sealed record HelpTopic(string Path, string Title, params IReadOnlyList<HelpTerm> Terms);
