namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>What the address names, as it was read.</summary>
/// <param name="Key">The name in the address.</param>
/// <param name="Record">Null when it is not kept, or no longer.</param>
public sealed record Opened<TKey, TRecord>(TKey Key, TRecord? Record)
    where TRecord : class;
