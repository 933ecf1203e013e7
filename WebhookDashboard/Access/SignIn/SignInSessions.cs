using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Access;

namespace WebhookDashboard.Access.SignIn;

/// <summary>
/// Tracks sign-ins, so that signing out ends one wherever its cookie is: in every tab and their open requests, in a stolen
/// copy, and after a restart. Active sessions are in memory; ended ones are also in the database for as long as a cookie of
/// theirs could be valid.
/// </summary>
internal sealed partial class SignInSessions(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider clock, ILogger<SignInSessions> logger) : BackgroundService
{
    /// <summary>
    /// The cookie of an ended session is not renewed, so it expires after one lifetime. One day more, in case the clock is set.
    /// </summary>
    public static readonly TimeSpan Remembered = SignInCookie.Lifetime + TimeSpan.FromDays(1);

    /// <summary>How often a failed save is tried again.</summary>
    public static readonly TimeSpan SaveInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ForgetInterval = TimeSpan.FromDays(1);

    /// <summary>Lets the tab that signs out leave by itself before its circuit is cut.</summary>
    private static readonly TimeSpan StreamsGoOnFor = TimeSpan.FromSeconds(1);

    private const int IdLength = 32;

    private readonly PeriodicTimer _timer = new(SaveInterval, clock);
    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _unsaved = new(StringComparer.Ordinal);

    /// <returns>A session id for the cookie.</returns>
    public static string NewId() => RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    /// <returns>Cancelled when the session's open requests must stop.</returns>
    public CancellationToken StopOf(string id) => SessionOf(id).Stop.Token;

    public bool HasEnded(string id) => _sessions.TryGetValue(id, out var session) && session.EndedAt is not null;

    /// <summary>
    /// Ends a session: its cookie is refused from now on, and its open requests stop a moment later. Never fails: a failed save
    /// is tried again, and until it succeeds a restart would forget the sign-out.
    /// </summary>
    public async Task EndAsync(string id)
    {
        var session = SessionOf(id);
        var now = clock.GetUtcNow();
        session.EndedAt = now;
        session.Stop.CancelAfter(StreamsGoOnFor);
        _unsaved[id] = now;
        await SaveAsync();
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in context.EndedSignIns.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            SessionOf(row.Id).EndedAt = row.EndedAt;
        }

        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _timer.Dispose();
        foreach (var session in _sessions.Values)
        {
            session.Stop.Dispose();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextForgetting = DateTimeOffset.MinValue;
        while (await _timer.WaitForNextTickAsync(stoppingToken))
        {
            await SaveAsync();
            if (clock.GetUtcNow() is var now && now >= nextForgetting)
            {
                nextForgetting = now + ForgetInterval;
                await ForgetAsync(now - Remembered, stoppingToken);
            }
        }
    }

    private Session SessionOf(string id) => _sessions.GetOrAdd(id, static (_, clock) => new Session(clock), clock);

    /// <summary>Takes no token: the sign-out is saved even if its request was aborted.</summary>
    private async Task SaveAsync()
    {
        foreach (var (id, endedAt) in _unsaved)
        {
            try
            {
                using var turn = await gate.EnterAsync(CancellationToken.None);
                await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
                if (!await context.EndedSignIns.AnyAsync(row => row.Id == id, CancellationToken.None))
                {
                    context.Add(new EndedSignInRow { Id = id, EndedAt = endedAt });
                    await context.SaveChangesAsync(CancellationToken.None);
                }

                _unsaved.TryRemove(id, out _);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                Log.NotSaved(logger, fault);
                return;
            }
        }
    }

    internal async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var (id, _) in _sessions.Where(pair => pair.Value.EndedAt < before))
        {
            _sessions.TryRemove(id, out _);
        }

        try
        {
            using var turn = await gate.EnterAsync(cancellationToken);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.EndedSignIns.Where(row => row.EndedAt < before).ExecuteDeleteAsync(cancellationToken);
        }
        catch (DbException fault)
        {
            Log.NotForgotten(logger, fault);
        }
    }

    private sealed class Session(TimeProvider clock)
    {
        private long _endedAtTicks;

        /// <summary>Null while the session is active.</summary>
        public DateTimeOffset? EndedAt
        {
            get => Interlocked.Read(ref _endedAtTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
            set => Interlocked.Exchange(ref _endedAtTicks, value?.UtcTicks ?? 0);
        }

        public CancellationTokenSource Stop { get; } = new(Timeout.InfiniteTimeSpan, clock);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Access.SignOutNotSaved, LogLevel.Warning, "Could not save a sign-out; trying again in a minute. A restart before then would accept the old cookie again")]
        public static partial void NotSaved(ILogger logger, Exception fault);

        [LoggerMessage(LogEventIds.Access.SignOutsNotDeleted, LogLevel.Warning, "Could not delete old sign-outs; trying again in a day")]
        public static partial void NotForgotten(ILogger logger, Exception fault);
    }
}
