namespace WebhookDashboard.Data;

/// <summary>The section <c>Storage</c>: where events are stored, and how many.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The folder of the keys that encrypt secrets and sign-ins; null: they are in the database.</summary>
    public string? KeysFolder { get; set; }

    /// <summary>The maximum number of events; 0: no limit.</summary>
    public long RetainEvents { get; set; } = 1_000_000;

    /// <summary>How many days an event is kept; 0: no limit.</summary>
    public double RetainDays { get; set; } = 30;

    /// <summary>The maximum size of the database in bytes; 0: no limit.</summary>
    public long RetainBytes { get; set; } = 10L * 1024 * 1024 * 1024;
}
