using Microsoft.Extensions.Options;
using WebhookDashboard.Listening;

namespace WebhookDashboard.Sample;

/// <summary>Where the shop's API is.</summary>
internal sealed class ShopAddress(IOptions<ShopOptions> options, OwnAddress ownAddress)
{
    public const string OwnPath = "shop-api";

    /// <summary>With a slash at its end; null while this server, whose own shop is meant, listens on no port.</summary>
    public Uri? Base => options.Value.BaseUrl is { } url
        ? new Uri(url.TrimEnd('/') + "/")
        : ownAddress.Loopback() is { } root ? new Uri(root, OwnPath + "/") : null;
}
