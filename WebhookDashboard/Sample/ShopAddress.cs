using Microsoft.Extensions.Options;
using WebhookDashboard.Listening;

namespace WebhookDashboard.Sample;

/// <summary>The address of the shop's API.</summary>
internal sealed class ShopAddress(IOptions<ShopOptions> options, OwnAddress ownAddress)
{
    public const string OwnPath = "shop-api";

    /// <summary>Ends with a slash; null while the sample shop is meant but this server listens on no port.</summary>
    public Uri? Base => options.Value.BaseUrl is { } url
        ? new Uri(url.TrimEnd('/') + "/")
        : ownAddress.Loopback() is { } root ? new Uri(root, OwnPath + "/") : null;
}
