namespace WebhookDashboard.Data;

/// <summary>The section <c>Storage</c>: where events are kept, and how many.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The folder of the keys that secrets and sign-ins are encrypted with; null: they lie in the database itself.</summary>
    public string? KeysFolder { get; set; }

    /// <summary>Events to keep; 0: no limit.</summary>
    public long RetainEvents { get; set; } = 1_000_000;

    /// <summary>Days to keep an event; 0: no limit.</summary>
    public double RetainDays { get; set; } = 30;

    /// <summary>Bytes that the database may fill; 0: no limit.</summary>
    public long RetainBytes { get; set; } = 10L * 1024 * 1024 * 1024;
}
