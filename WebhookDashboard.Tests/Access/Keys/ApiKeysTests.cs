using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Access;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Data;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Access.Keys;

/// <summary>Keys created while the app runs.</summary>
public sealed class ApiKeysTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_AnyName_MakesAWorkingKeyThatIsNotStored()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);

        var (key, secret) = await MakeAsync(host, " deploy ");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await AskAsync(host, secret), await NegotiateAsync(host, secret)));
        Assert.Matches("^whd_[A-Za-z0-9_-]{43}$", secret);
        Assert.Equal(("deploy", $"whd_…{secret[^4..]}"), (key.Name, key.Hint));
        Assert.NotEqual(secret, (await MakeAsync(host, "other")).Secret);
        Assert.DoesNotContain(secret, host.Logs.Text, StringComparison.Ordinal);
        Assert.False(DiskContent.Holds(folder, secret));
    }

    [Fact]
    public async Task Key_AfterARestart_StillWorksAndKeepsItsLastUse()
    {
        using var folder = new TemporaryFolder();
        string secret;
        await using (var before = await StartAsync(folder))
        {
            secret = (await MakeAsync(before, "deploy")).Secret;
            await AskAsync(before, secret);
        }

        await using var after = await StartAsync(folder);

        var key = after.Get<IApiKeys>().All[0];
        Assert.Equal(("deploy", "127.0.0.1"), (key.Name, key.LastUsedFrom));
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeMilliseconds(), key.LastUsedAt!.Value.ToUnixTimeMilliseconds());
        Assert.Equal(HttpStatusCode.OK, await AskAsync(after, secret));
    }

    [Fact]
    public async Task Key_RevokedBeforeARestart_NoLongerWorks()
    {
        using var folder = new TemporaryFolder();
        string secret;
        await using (var before = await StartAsync(folder))
        {
            secret = (await MakeAsync(before, "deploy")).Secret;
            await AskAsync(before, secret);
            await before.Get<IApiKeys>().RevokeAsync(before.Get<IApiKeys>().All[0].Id!.Value, Cancel);
        }

        await using var after = await StartAsync(folder);

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(after, secret));
    }

    [Fact]
    public async Task LastUse_AfterACall_IsShownAtOnceAndSavedOnceAMinute()
    {
        await using var host = await StartAsync();
        var (_, secret) = await MakeAsync(host, "deploy");
        Assert.Null(host.Get<IApiKeys>().All[0].LastUsedAt);

        await AskAsync(host, secret);
        await AskAsync(host, secret);

        Assert.Equal(_clock.GetUtcNow(), host.Get<IApiKeys>().All[0].LastUsedAt);
        Assert.Null(await WrittenAsync(host));
        await Until.TrueAsync(async () =>
        {
            _clock.Advance(ApiKeys.SaveInterval);
            return await WrittenAsync(host) is not null;
        });
    }

    [Fact]
    public async Task Revoke_Key_TakesEffectAtOnce()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);
        var (key, secret) = await MakeAsync(host, "deploy");

        Assert.True(await host.Get<IApiKeys>().RevokeAsync(key.Id!.Value, Cancel));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await AskAsync(host, secret), await NegotiateAsync(host, secret)));
        Assert.False(await host.Get<IApiKeys>().RevokeAsync(key.Id!.Value, Cancel));
        Assert.DoesNotContain(host.Get<IApiKeys>().All, one => one.Id is not null);
        await using var again = await StartAsync(folder);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(again, secret));
    }

    [Fact]
    public async Task Revoke_WhileAStreamIsOpen_CutsItOffAndLeavesOthers()
    {
        await using var host = await StartAsync();
        var (key, secret) = await MakeAsync(host, "deploy");
        var (_, other) = await MakeAsync(host, "other");
        await using var revoked = await OpenStream.ByKeyAsync(host, secret);
        await using var left = await OpenStream.ByKeyAsync(host, other);
        await using var fromSettings = await OpenStream.ByKeyAsync(host, TokenHost.ApiKey);

        await host.Get<IApiKeys>().RevokeAsync(key.Id!.Value, Cancel);

        await Until.EqualAsync(HubConnectionState.Disconnected, () => revoked.State);
        Assert.Equal((HubConnectionState.Connected, HubConnectionState.Connected), (left.State, fromSettings.State));
    }

    [Theory]
    [InlineData("", "1 to 60 characters")]
    [InlineData("  ", "1 to 60 characters")]
    [InlineData("two\nlines", "1 to 60 characters")]
    [InlineData("DEPLOY", "exists")]
    public async Task Create_InvalidName_SaysWhatIsAllowed(string name, string expected)
    {
        await using var host = await StartAsync();
        await MakeAsync(host, "deploy");

        var refused = Assert.IsType<ApiKeyCreation.Refused>(await host.Get<IApiKeys>().CreateAsync(name, Cancel));

        Assert.Contains(expected, refused.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OverTheLimit_IsRefused()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < ApiKeys.MaxKeys; i++)
        {
            await MakeAsync(host, $"key {i}");
        }

        Assert.IsType<ApiKeyCreation.Refused>(await host.Get<IApiKeys>().CreateAsync("one more", Cancel));
    }

    [Fact]
    public async Task Key_Generated_NeverWaits()
    {
        await using var host = await StartAsync();
        var (_, secret) = await MakeAsync(host, "deploy");
        for (var i = 0; i < LockOut.Free; i++)
        {
            await AskAsync(host, $"whd_wrong{i}");
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (await AskAsync(host, TokenHost.ApiKey), await AskAsync(host, secret)));
    }

    [Fact]
    public async Task All_KeysOfTheSettings_AreListedMasked()
    {
        await using var host = await StartAsync();
        await MakeAsync(host, "deploy");
        await AskAsync(host, TokenHost.ApiKey);

        var keys = host.Get<IApiKeys>().All;

        Assert.Equal(["deploy", "Access:ApiKeys:0", "Access:ApiKeys:1"], keys.Select(key => key.Name));
        Assert.Equal($"…{TokenHost.ApiKey[^4..]}", keys[2].Hint);
        Assert.Equal((_clock.GetUtcNow(), null), (keys[2].LastUsedAt, keys[1].LastUsedAt));
    }

    private static async Task<(ApiKey Key, string Secret)> MakeAsync(DashboardHost host, string name)
    {
        var made = Assert.IsType<ApiKeyCreation.Created>(await host.Get<IApiKeys>().CreateAsync(name, Cancel));
        return (made.Key, made.Secret);
    }

    private static async Task<HttpStatusCode> AskAsync(DashboardHost host, string key)
    {
        using var answer = await host.GetAsync("api/v1/stats", ("Authorization", $"Bearer {key}"));
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> NegotiateAsync(DashboardHost host, string key)
    {
        using var answer = await host.SendAsync(
            HttpMethod.Post, "hubs/events/negotiate?negotiateVersion=1", ("Authorization", $"Bearer {key}"));
        return answer.StatusCode;
    }

    private static async Task<DateTimeOffset?> WrittenAsync(DashboardHost host)
    {
        await using var context = await host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);
        return (await context.ApiKeys.SingleAsync(Cancel)).LastUsedAt;
    }

    private Task<DashboardHost> StartAsync(TemporaryFolder? folder = null) => TokenHost.StartAsync(new DashboardHostOptions
    {
        Environment = "Production",
        Folder = folder,
        Services = services => services.AddSingleton<TimeProvider>(_clock),
    });
}
