using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Access;
using WebhookDashboard.Access.SignIn;
using WebhookDashboard.Data;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.SignIn;

/// <summary>How long an ended session is remembered.</summary>
public sealed class SignInSessionsTests : IAsyncLifetime
{
    /// <summary>Hosts only the sessions: the whole app does too much in a simulated month.</summary>
    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);

    private DashboardHost _host = null!;
    private RefusingContexts _contexts = null!;
    private SignInSessions _sessions = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        _contexts = new RefusingContexts(_host.Get<IDbContextFactory<DashboardContext>>());
        _sessions = new SignInSessions(_contexts, _host.Get<IWriteGate>(), _clock, NullLogger<SignInSessions>.Instance);
        await _sessions.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _sessions.StopAsync(Cancel);
        _sessions.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task End_UntilTheCookieExpires_IsRemembered()
    {
        await _sessions.EndAsync("early");
        _clock.Advance(TimeSpan.FromDays(3));
        await _sessions.EndAsync("late");

        _clock.Advance(SignInCookie.Lifetime + TimeSpan.FromHours(1)); // It is looked for once a day.

        await Until.EqualAsync(1, CountAsync);
        Assert.Equal((false, true), (_sessions.HasEnded("early"), _sessions.HasEnded("late")));
    }

    [Fact]
    public async Task End_TwiceAtOnce_IsOneLine()
    {
        await Task.WhenAll(_sessions.EndAsync("one"), _sessions.EndAsync("one"));

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task End_DatabaseRefuses_AppliesAtOnceAndIsSavedAMinuteLater()
    {
        _contexts.Refuse = true;

        await _sessions.EndAsync("one");

        Assert.True(_sessions.HasEnded("one"));
        _contexts.Refuse = false;
        Assert.Equal(0, await CountAsync());
        _clock.Advance(SignInSessions.SaveInterval);
        await Until.EqualAsync(1, CountAsync);
    }

    private async Task<int> CountAsync()
    {
        await using var context = _contexts.CreateDbContext();
        return await context.EndedSignIns.CountAsync(Cancel);
    }

    private sealed class RefusingContexts(IDbContextFactory<DashboardContext> inner) : IDbContextFactory<DashboardContext>
    {
        public bool Refuse { get; set; }

        public DashboardContext CreateDbContext() => Refuse ? throw new DbUpdateException("The disk is full.") : inner.CreateDbContext();
    }
}
