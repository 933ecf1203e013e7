namespace WebhookDashboard.Sample;

/// <summary>The section <c>Shop</c>: where the shop is that the app pulls from, and what both sides share.</summary>
internal sealed class ShopOptions
{
    public const string Section = "Shop";

    /// <summary>The key that examples have: <see cref="ShopKey.Accepted"/> says where it works.</summary>
    public const string ExampleApiKey = "your-api-key";

    /// <summary>The base address of the shop's API; null: the sample shop of this server.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>What each call of the shop's API must bring as its bearer; null: made at the first start, and known to this app alone.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What the shop signs its webhooks with (<c>whsec_</c> and base64); null: made at the first start.</summary>
    public string? WebhookSecret { get; set; }
}
