namespace WebhookDashboard.Events.Storage;

/// <summary>Why the database accepts no writes, in one sentence, and since when.</summary>
internal sealed record StorageFault(string Reason, DateTimeOffset Since);
