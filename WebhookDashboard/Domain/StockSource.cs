namespace WebhookDashboard.Domain;

/// <summary>How a quantity was learned.</summary>
public enum StockSource
{
    Pull,
    Push,
}
