namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>What the address names, and the record that was read for it.</summary>
/// <param name="Key">The name in the address.</param>
/// <param name="Record">Null if it is not stored.</param>
/// <param name="IsGone">Whether it was deleted while it was open: <paramref name="Record"/> is its last state.</param>
public sealed record Opened<TKey, TRecord>(TKey Key, TRecord? Record, bool IsGone = false)
    where TRecord : class
{
    /// <param name="before">What was open before.</param>
    /// <param name="key">What the address names.</param>
    /// <param name="record">What was read for it.</param>
    internal static Opened<TKey, TRecord> After(Opened<TKey, TRecord>? before, TKey key, TRecord? record) =>
        record is null && before is { Record: not null } && Equals(before.Key, key) ? before with { IsGone = true } : new(key, record);
}
