namespace WebhookDashboard.Compare;

/// <summary>Which side a piece of a sentence is about.</summary>
public enum SentenceTone
{
    Plain,
    Pull,
    Push,
    Bad,
}
