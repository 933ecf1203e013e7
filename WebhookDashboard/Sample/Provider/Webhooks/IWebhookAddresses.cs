namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>Where the shop was told to send its webhooks.</summary>
internal interface IWebhookAddresses
{
    /// <returns>Null while there is no such address.</returns>
    Uri? Of(string kind);
}
