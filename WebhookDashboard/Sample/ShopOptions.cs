namespace WebhookDashboard.Sample;

/// <summary>The section <c>Shop</c>: the shop that the app pulls from, and what both sides share.</summary>
internal sealed class ShopOptions
{
    public const string Section = "Shop";

    /// <summary>The key in the examples. <see cref="ShopKey.Accepted"/> says where it works.</summary>
    public const string ExampleApiKey = "your-api-key";

    /// <summary>The base address of the shop's API; null: the sample shop of this server.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>
    /// The bearer token that each call of the shop's API requires; null: generated at the first start and known only to this
    /// app.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The secret that signs the shop's webhooks (<c>whsec_</c> and base64); null: generated at the first start.
    /// </summary>
    public string? WebhookSecret { get; set; }
}
