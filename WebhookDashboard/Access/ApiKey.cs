namespace WebhookDashboard.Access;

/// <summary>A key for programs, as it may be shown.</summary>
/// <param name="Id">Null for one of <c>Access:ApiKeys</c>, which only the settings can take away.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Hint">Its prefix and its last characters.</param>
/// <param name="CreatedAt">Null for one of the settings.</param>
/// <param name="CreatedBy">Null for one of the settings.</param>
/// <param name="LastUsedAt">Null: never, and for one of the settings not since the start.</param>
/// <param name="LastUsedFrom">The address that it came from then.</param>
internal sealed record ApiKey(
    int? Id,
    string Name,
    string Hint,
    DateTimeOffset? CreatedAt,
    string? CreatedBy,
    DateTimeOffset? LastUsedAt,
    string? LastUsedFrom);
