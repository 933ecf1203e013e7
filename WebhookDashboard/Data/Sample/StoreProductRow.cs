namespace WebhookDashboard.Data.Sample;

/// <summary>A product as the sample shop itself keeps it: the truth that pull asks for and push tells of.</summary>
internal sealed class StoreProductRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>In hundredths of <see cref="Currency"/>.</summary>
    public long PriceCents { get; set; }

    public string Currency { get; set; } = "";
    public int Stock { get; set; }

    /// <summary>Grows with each change; what the ETags are made of.</summary>
    public long Version { get; set; }
}
