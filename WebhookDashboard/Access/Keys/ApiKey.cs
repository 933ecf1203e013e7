namespace WebhookDashboard.Access.Keys;

/// <summary>An API key, without its secret.</summary>
/// <param name="Id">Null for keys of <c>Access:ApiKeys</c>, which only the settings can remove.</param>
/// <param name="Name">What the key is for.</param>
/// <param name="Hint">The prefix and the last characters of the secret.</param>
/// <param name="CreatedAt">Null for keys of the settings.</param>
/// <param name="CreatedBy">Null for keys of the settings.</param>
/// <param name="LastUsedAt">Null if never used, or, for keys of the settings, not since the start.</param>
/// <param name="LastUsedFrom">The address of the last use.</param>
internal sealed record ApiKey(
    int? Id,
    string Name,
    string Hint,
    DateTimeOffset? CreatedAt,
    string? CreatedBy,
    DateTimeOffset? LastUsedAt,
    string? LastUsedFrom);
