namespace WebhookDashboard.Domain.Pull;

/// <summary>How a quantity was learned.</summary>
public enum StockSource
{
    Pull,
    Push,
}
