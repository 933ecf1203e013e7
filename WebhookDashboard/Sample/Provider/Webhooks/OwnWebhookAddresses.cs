using WebhookDashboard.Listening;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>The endpoints of this app, called over HTTP like anyone's.</summary>
internal sealed class OwnWebhookAddresses(OwnAddress ownAddress) : IWebhookAddresses
{
    public Uri? Of(string kind) => ownAddress.Loopback() is { } root ? new Uri(root, $"hooks/{kind}") : null;
}
