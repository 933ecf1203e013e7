namespace WebhookDashboard.Compare;

/// <summary>Whose figure a piece of a sentence is.</summary>
public enum SentenceTone
{
    Plain,
    Pull,
    Push,
    Bad,
}
