namespace WebhookDashboard.Domain;

/// <summary>By which way a quantity was learned.</summary>
public enum StockSource
{
    Pull,
    Push,
}
