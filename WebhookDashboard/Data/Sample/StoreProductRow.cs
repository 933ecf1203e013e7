namespace WebhookDashboard.Data.Sample;

/// <summary>A product in the sample shop's own data: the truth behind its API and its webhooks.</summary>
internal sealed class StoreProductRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>In hundredths of <see cref="Currency"/>.</summary>
    public long PriceCents { get; set; }

    public string Currency { get; set; } = "";
    public int Stock { get; set; }

    /// <summary>Grows with each change. ETags are made of it.</summary>
    public long Version { get; set; }
}
