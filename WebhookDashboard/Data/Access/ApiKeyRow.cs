namespace WebhookDashboard.Data.Access;

/// <summary>An API key that was made in the settings. The key itself is not stored.</summary>
internal sealed class ApiKeyRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key. A key has 256 random bits, so no slower hash is needed.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>The part of the key that may be shown: <c>whd_…a1b2</c>.</summary>
    public string Hint { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
    public string CreatedBy { get; set; } = "";

    /// <summary>When it was last used, to the minute; null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public string? LastUsedFrom { get; set; }
}
