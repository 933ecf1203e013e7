using WebhookDashboard.Domain;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Events.Readers;

/// <summary>The state of a reader of the log.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Endpoints">What it reads; empty: all endpoints.</param>
/// <param name="Cursor">All up to this sequence is done, or is of no interest to it.</param>
/// <param name="Lag">How many sequences the log is ahead of it; 0: it has done all.</param>
/// <param name="SetAside">Events that it set aside and that are still kept, at most <see cref="ReaderTransaction.MaxSetAside"/>.</param>
/// <param name="IsFailing">It could not continue and waits for its next try.</param>
/// <param name="LastFault">What went wrong last; null if nothing did since the process started.</param>
internal sealed record ReaderState(
    string Name, IReadOnlyList<EndpointSlug> Endpoints, long Cursor, long Lag, int SetAside, bool IsFailing, WorkFault? LastFault);
