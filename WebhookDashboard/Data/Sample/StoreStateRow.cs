namespace WebhookDashboard.Data.Sample;

/// <summary>The one row with the sample shop's own state.</summary>
internal sealed class StoreStateRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>The encrypted secret of its webhooks, generated at the first start; a setting takes precedence.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>
    /// The encrypted key of its API, generated at the first start; a setting takes precedence. Empty in rows of versions
    /// without keys.
    /// </summary>
    public string ApiKey { get; set; } = "";
}
