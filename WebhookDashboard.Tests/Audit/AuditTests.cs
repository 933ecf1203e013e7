using System.Net.Http.Json;
using WebhookDashboard.Access;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Audit;

public sealed class AuditTests
{
    private const string Secret = "whsec_bWFya2VkLXNlY3JldC1vZi10aGUtYXVkaXQ=";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_ChangesWithAKey_AreAuditedWithFieldsButNoValues()
    {
        await using var host = await TokenHost.StartAsync();
        var made = Assert.IsType<ApiKeyCreation.Created>(await host.Get<IApiKeys>().CreateAsync("deploy", Cancel));
        host.Client.DefaultRequestHeaders.Authorization = TokenHost.Bearer(made.Secret);

        await host.Client.PostAsJsonAsync("api/v1/endpoints", new { slug = "mine" }, Cancel);
        await host.Client.PutAsJsonAsync(
            "api/v1/endpoints/mine",
            new { name = "Hush hush", signature = new { scheme = "standardwebhooks", secrets = new[] { Secret } }, response = new { status = 202 } },
            Cancel);
        await host.Client.PutAsJsonAsync(
            "api/v1/endpoints/mine",
            new { name = "Hush hush", signature = new { scheme = "standardwebhooks", secrets = new[] { Secret } }, response = new { status = 202 } },
            Cancel);
        var stored = await host.Client.PostAsync("hooks/mine", null, Cancel);
        await host.Client.DeleteAsync($"api/v1/events/{stored.Headers.GetValues("X-Event-Id").Single()}", Cancel);
        await host.Client.DeleteAsync("api/v1/events?endpoint=mine", Cancel);
        await host.Client.DeleteAsync("api/v1/endpoints/mine", Cancel);

        var lines = (await ReadAsync(host)).Where(line => line.Who == "key deploy").Reverse().ToList();
        Assert.Equal(
            [
                "Endpoint mine created.",
                "Endpoint mine changed: name, signature.scheme, signature.secrets, response.status.",
                $"Event {stored.Headers.GetValues("X-Event-Id").Single()} deleted.",
                "Events of mine deleted: 0.",
                "Endpoint mine deleted with all its events.",
            ],
            lines.Select(line => line.What));
        Assert.All(lines, line => Assert.Equal(("127.0.0.1", AuditKind.Change), (line.From, line.Kind)));
        Assert.All(lines, line => Assert.Contains(line.What, host.Logs.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_RightWrongAndSignOut_AreAudited()
    {
        await using var host = await TokenHost.StartAsync();

        using var wrong = await host.SubmitSignInAsync("wrong");
        await host.SignInAsync();
        for (var i = 0; i < LockOut.Free + 5; i++)
        {
            using var guess = await host.GetAsync($"login?t=guess-{i}");
        }

        var lines = (await ReadAsync(host)).Where(line => line.Kind != AuditKind.Change).Reverse().ToList();
        Assert.Equal(
            [
                (AuditKind.Refusal, "stranger", "127.0.0.1", "Sign-in with a wrong token rejected."),
                (AuditKind.SignIn, "token", "127.0.0.1", "Signed in."),
            ],
            lines.Take(2).Select(line => (line.Kind, line.Who, line.From, line.What)));
        Assert.Equal("Locked out for 15 s after wrong tokens.", lines[^1].What);

        // Ten were looked at; what came after is not told of.
        Assert.Equal(2 + LockOut.Free, lines.Count);
        Assert.DoesNotContain("guess", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AppsOwnSetup_IsAuditedAsTheApps()
    {
        await using var host = await TokenHost.StartAsync();

        var line = (await ReadAsync(host))[^1];

        Assert.Equal(("the app", null), (line.Who, line.From));
        Assert.Contains("signature.secrets", line.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OverTheLimit_DropsTheOldestOfItsKind()
    {
        await using var host = await DashboardHost.StartAsync();
        var trail = host.Get<IAuditTrail>();
        await trail.WriteAsync(AuditKind.SignIn, "Signed in.");
        for (var i = 0; i < AuditTrail.MostRefusals + 5; i++)
        {
            await trail.WriteAsync(AuditKind.Refusal, $"Refused {i}.", new Actor(Actor.Stranger, "203.0.113.9"));
        }

        var lines = await ReadAsync(host);

        Assert.Equal(AuditTrail.MostRefusals, lines.Count(line => line.Kind == AuditKind.Refusal));
        Assert.DoesNotContain(lines, line => line.What == "Refused 4.");
        Assert.Contains(lines, line => line.What == "Signed in.");
    }

    [Fact]
    public async Task Read_InPages_ReturnsEachLineOnce()
    {
        await using var host = await DashboardHost.StartAsync();
        for (var i = 0; i < 25; i++)
        {
            await host.Get<IAuditTrail>().WriteAsync(AuditKind.Change, $"Change {i}.");
        }

        var all = await ReadAsync(host);
        var paged = new List<AuditLine>();
        while (await host.Get<IAuditTrail>().ReadAsync(kind: null, paged.LastOrDefault()?.Id, 10, Cancel) is { Count: > 0 } page)
        {
            paged.AddRange(page);
        }

        Assert.Equal(all, paged);
        Assert.Equal("Change 24.", paged[0].What);
    }

    [Fact]
    public async Task Read_OneKind_ReturnsItsLinesInPages()
    {
        await using var host = await DashboardHost.StartAsync();
        var trail = host.Get<IAuditTrail>();
        for (var i = 0; i < 3; i++)
        {
            await trail.WriteAsync(AuditKind.Change, $"Change {i}.");
            await trail.WriteAsync(AuditKind.Refusal, $"Refused {i}.");
        }

        var newest = await trail.ReadAsync(AuditKind.Refusal, before: null, limit: 2, Cancel);
        var older = await trail.ReadAsync(AuditKind.Refusal, newest[^1].Id, limit: 2, Cancel);

        Assert.Equal(["Refused 2.", "Refused 1."], newest.Select(line => line.What));
        Assert.Equal(["Refused 0."], older.Select(line => line.What));
    }

    private static Task<IReadOnlyList<AuditLine>> ReadAsync(DashboardHost host) =>
        host.Get<IAuditTrail>().ReadAsync(kind: null, before: null, limit: 20_000, Cancel);
}
