namespace WebhookDashboard.Data.Sample;

/// <summary>Someone who wants a mail when a product is back in stock.</summary>
internal sealed class WaitingCustomerRow
{
    public long Id { get; set; }
    public string ProductId { get; set; } = "";
    public string Email { get; set; } = "";
    public DateTimeOffset Since { get; set; }
}
