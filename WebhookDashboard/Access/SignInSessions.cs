using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WebhookDashboard.Access;

/// <summary>
/// Tells one sign-in from another, so that signing out ends it wherever its cookie is: in every tab, with what they have
/// open, and for who copied it. Held in memory, a few bytes for each sign-in that was used since the start.
/// </summary>
internal sealed class SignInSessions(TimeProvider clock) : IDisposable
{
    /// <summary>For the tab that signs out to be gone by itself, rather than to find its circuit cut.</summary>
    private static readonly TimeSpan StreamsGoOnFor = TimeSpan.FromSeconds(1);

    private const int IdLength = 32;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <returns>An id for the cookie.</returns>
    public static string NewId() => RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    /// <returns>Cancelled when what the session has open shall stop.</returns>
    public CancellationToken StopOf(string id) => SessionOf(id).Stop.Token;

    public bool HasEnded(string id) => _sessions.TryGetValue(id, out var session) && session.HasEnded;

    /// <summary>From now on its cookie lets nobody in; what is open stops a moment later.</summary>
    public void End(string id)
    {
        var session = SessionOf(id);
        session.HasEnded = true;
        session.Stop.CancelAfter(StreamsGoOnFor);
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Stop.Dispose();
        }
    }

    private Session SessionOf(string id) => _sessions.GetOrAdd(id, static (_, clock) => new Session(clock), clock);

    private sealed class Session(TimeProvider clock)
    {
        public volatile bool HasEnded;

        public CancellationTokenSource Stop { get; } = new(Timeout.InfiniteTimeSpan, clock);
    }
}
