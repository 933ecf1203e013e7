namespace WebhookDashboard.Components.Pages.Quality;

/// <summary>A part of a sentence; null for its plain text, otherwise the class that colours it.</summary>
internal sealed record QualityPhrase(string Text, string? Tone = null);
