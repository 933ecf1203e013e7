namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>The addresses that the shop sends its webhooks to.</summary>
internal interface IWebhookAddresses
{
    /// <returns>Null while there is no such address.</returns>
    Uri? Of(string kind);
}
