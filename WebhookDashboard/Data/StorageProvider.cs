namespace WebhookDashboard.Data;

internal enum StorageProvider
{
    Sqlite,
}
