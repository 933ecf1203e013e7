namespace WebhookDashboard.Events.Readers;

/// <summary>Events wait to be handled while the database can't be written.</summary>
internal sealed class StorageUnavailableException(string reason) : Exception(reason);
