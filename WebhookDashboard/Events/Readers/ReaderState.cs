using WebhookDashboard.Domain;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Events.Readers;

/// <summary>The state of a reader of the log.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Endpoints">What it reads; empty: all endpoints.</param>
/// <param name="Cursor">Everything up to this sequence is done or does not matter to it.</param>
/// <param name="Lag">How many sequences the log is ahead of it; 0 if it has done all.</param>
/// <param name="SetAside">The number of stored events that it has set aside, at most <see cref="ReaderTransaction.MaxSetAside"/>.</param>
/// <param name="IsFailing">Whether it could not continue and waits for its next try.</param>
/// <param name="LastFault">The last fault since the process started; null if there was none.</param>
internal sealed record ReaderState(
    string Name, IReadOnlyList<EndpointSlug> Endpoints, long Cursor, long Lag, int SetAside, bool IsFailing, WorkFault? LastFault);
