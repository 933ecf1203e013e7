namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>There are events to handle, and the database is known to take no writes now.</summary>
internal sealed class StorageAwaitedException(string reason) : Exception(reason);
