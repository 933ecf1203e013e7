namespace WebhookDashboard.Events.Readers;

/// <summary>Events wait to be handled, and the database is known to take no writes.</summary>
internal sealed class StorageUnavailableException(string reason) : Exception(reason);
