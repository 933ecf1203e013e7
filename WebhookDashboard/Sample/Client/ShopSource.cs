using WebhookDashboard.Pull;

namespace WebhookDashboard.Sample.Client;

/// <summary>The shop as a source: this server's sample shop, or the one at <c>Shop:BaseUrl</c>.</summary>
internal sealed class ShopSource(ShopAddress address, ShopKey key) : ISourceList
{
    /// <summary>The migration that added the column of sources gave older exchanges this name.</summary>
    public const string Name = "shop";

    public Source Current => new()
    {
        Name = Name,
        BaseAddress = address.Base,
        Bearer = key.Current,
        AddressSetting = $"{ShopOptions.Section}:{nameof(ShopOptions.BaseUrl)}",
        KeySetting = $"{ShopOptions.Section}:{nameof(ShopOptions.ApiKey)}",
        Examples =
        [
            ("User profile", "users/123"), ("Balance", "accounts/123/balance"), ("Products", "products"), ("Orders", "orders"),
        ],
    };

    public IReadOnlyList<Source> Sources => [Current];
}
