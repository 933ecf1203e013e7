namespace WebhookDashboard.Compare;

/// <summary>A piece of a sentence.</summary>
public sealed record SentencePart(string Text, SentenceTone Tone = SentenceTone.Plain);
