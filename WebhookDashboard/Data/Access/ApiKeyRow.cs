namespace WebhookDashboard.Data.Access;

/// <summary>A key that was made in the settings. The key itself is kept nowhere.</summary>
internal sealed class ApiKeyRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key. It is of 256 random bits, so that nothing slower is needed.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>What may be shown of it, <c>whd_…a1b2</c>.</summary>
    public string Hint { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
    public string CreatedBy { get; set; } = "";

    /// <summary>To the minute; null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public string? LastUsedFrom { get; set; }
}
