namespace WebhookDashboard.Components.Layout.Help;

/// <summary>A term of a page, explained in two sentences.</summary>
internal sealed record HelpTerm(string Name, string Text);
