namespace WebhookDashboard.Components.Pages.Events.Searching;

/// <summary>A way to go on with the text of the search field.</summary>
/// <param name="Start">The character from which on it replaces the text.</param>
/// <param name="Text">What it puts there.</param>
/// <param name="Note">What it means, if that is not plain.</param>
internal sealed record SearchSuggestion(int Start, string Text, string? Note = null);
