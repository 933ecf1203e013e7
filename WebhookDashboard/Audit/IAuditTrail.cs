using WebhookDashboard.Domain;

namespace WebhookDashboard.Audit;

/// <summary>Who changed what, who came in, and who did not. Bounded: the newest lines of each kind are kept.</summary>
internal interface IAuditTrail
{
    /// <summary>Raised after each line, on the thread that wrote it.</summary>
    event Action? Written;

    /// <summary>
    /// Writes what <see cref="Actor.Current"/> has done. Never fails what it tells of: a line that can't be kept is in the
    /// log all the same.
    /// </summary>
    /// <param name="kind">Of what sort.</param>
    /// <param name="what">One sentence that holds no secret.</param>
    /// <param name="actor">Who, where that is not yet known otherwise: signing in.</param>
    Task WriteAsync(AuditKind kind, string what, Actor? actor = null);

    /// <summary>The newest lines first.</summary>
    /// <param name="before">Only lines with a smaller id; null: from the newest on.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<AuditLine>> ReadAsync(long? before, int limit, CancellationToken cancellationToken);
}
