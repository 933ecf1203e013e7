using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;

namespace WebhookDashboard.Access;

/// <summary>
/// Tells one sign-in from another, so that signing out ends it wherever its cookie is: in every tab, with what they have
/// open, for who copied it, and after a restart. Those in use are in memory; those that
/// ended are also in the database, for as long as a cookie of theirs could be valid.
/// </summary>
internal sealed partial class SignInSessions(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider clock, ILogger<SignInSessions> logger) : BackgroundService
{
    /// <summary>
    /// No cookie of an ended sign-in is renewed, so each is dead one lifetime later. A day more, for a clock that is set.
    /// </summary>
    public static readonly TimeSpan Remembered = SignInCookie.Lifetime + TimeSpan.FromDays(1);

    /// <summary>How often what the database refused is tried again.</summary>
    public static readonly TimeSpan SaveInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ForgetInterval = TimeSpan.FromDays(1);

    /// <summary>For the tab that signs out to be gone by itself, rather than to find its circuit cut.</summary>
    private static readonly TimeSpan StreamsGoOnFor = TimeSpan.FromSeconds(1);

    private const int IdLength = 32;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _unsaved = new(StringComparer.Ordinal);

    /// <returns>An id for the cookie.</returns>
    public static string NewId() => RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    /// <returns>Cancelled when what the session has open shall stop.</returns>
    public CancellationToken StopOf(string id) => SessionOf(id).Stop.Token;

    public bool HasEnded(string id) => _sessions.TryGetValue(id, out var session) && session.EndedAt is not null;

    /// <summary>
    /// From now on its cookie lets nobody in; what is open stops a moment later. Never fails: what the database refuses is
    /// tried again, and until then a restart would forget it.
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
        foreach (var session in _sessions.Values)
        {
            session.Stop.Dispose();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextForgetting = DateTimeOffset.MinValue;
        using var timer = new PeriodicTimer(SaveInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
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

    /// <summary>Without a token: a sign-out is kept, also when whoever asked for it has gone.</summary>
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

    private async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
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

        /// <summary>Null: it goes on.</summary>
        public DateTimeOffset? EndedAt
        {
            get => Interlocked.Read(ref _endedAtTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
            set => Interlocked.Exchange(ref _endedAtTicks, value?.UtcTicks ?? 0);
        }

        public CancellationTokenSource Stop { get; } = new(Timeout.InfiniteTimeSpan, clock);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Access.SignOutNotSaved, LogLevel.Warning, "That somebody signed out could not be written; it is tried again in a minute, and a restart before that would let the old cookie in again")]
        public static partial void NotSaved(ILogger logger, Exception fault);

        [LoggerMessage(LogEventIds.Access.SignOutsNotDeleted, LogLevel.Warning, "Old sign-outs could not be deleted; it is tried again in a day")]
        public static partial void NotForgotten(ILogger logger, Exception fault);
    }
}
