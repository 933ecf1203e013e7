namespace WebhookDashboard.Data.Sample;

/// <summary>The one row of what the sample shop must remember of itself.</summary>
internal sealed class StoreStateRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>What its webhooks are signed with, unless a setting says otherwise; made at the first start; sealed.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>The key of its API, unless a setting says otherwise; made at the first start; sealed. Empty in rows of versions that had none.</summary>
    public string ApiKey { get; set; } = "";
}
