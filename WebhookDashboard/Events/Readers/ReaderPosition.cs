namespace WebhookDashboard.Events.Readers;

/// <summary>How far a reader of the log is.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Cursor">Everything up to this sequence is done or does not matter to it.</param>
/// <param name="Lag">How many sequences the log is ahead of it; 0 if it has done all.</param>
/// <param name="Failing">Whether it could not continue and waits for its next try.</param>
internal sealed record ReaderPosition(string Name, long Cursor, long Lag, bool Failing);
