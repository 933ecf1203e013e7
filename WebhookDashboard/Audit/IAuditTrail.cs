using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Audit;

/// <summary>Who changed what, who signed in, and who was refused. Bounded: keeps the newest lines of each kind.</summary>
internal interface IAuditTrail
{
    /// <summary>Signalled after each line, on the thread that wrote it.</summary>
    ChangeSignal Written { get; }

    /// <summary>
    /// Records what <see cref="Actor.Current"/> has done. Never throws: a line that can't be saved still goes to the log.
    /// </summary>
    /// <param name="kind">The kind of operation.</param>
    /// <param name="what">One sentence without secrets.</param>
    /// <param name="actor">The actor, if <see cref="Actor.Current"/> is not set yet: when signing in.</param>
    Task WriteAsync(AuditKind kind, string what, Actor? actor = null);

    /// <summary>Reads lines, newest first.</summary>
    /// <param name="kind">Only lines of this kind; null: of all.</param>
    /// <param name="before">Only lines with a smaller id; null: from the newest.</param>
    /// <param name="limit">The maximum number of lines.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<AuditLine>> ReadAsync(AuditKind? kind, long? before, int limit, CancellationToken cancellationToken);
}
