namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>What the address names, and the record that was read for it.</summary>
/// <param name="Key">The name in the address.</param>
/// <param name="Record">Null if it is not stored, or no longer.</param>
public sealed record Opened<TKey, TRecord>(TKey Key, TRecord? Record)
    where TRecord : class;
