using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Data;

/// <summary>What lies on the disk of the secrets that endpoints check signatures with.</summary>
public sealed class SecretsAtRestTests : IDisposable
{
    private const string Secret = "whsec_bWFya2VkLXNlY3JldC1vbi10aGUtZGlzaw==";

    private static readonly EndpointSlug Mine = EndpointSlug.Parse("mine");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Secret_OfAnEndpoint_IsEncryptedInAllFilesAndWorksAfterARestart()
    {
        await using (var host = await StartAsync())
        {
            await CreateAsync(host);
            Assert.False(DiskContent.Holds(_folder, Secret));
            Assert.Equal("valid", (await SendAsync(host)).Verdict);
        }

        await using var again = await StartAsync();
        Assert.False(DiskContent.Holds(_folder, Secret));
        Assert.Equal("valid", (await SendAsync(again)).Verdict);
        Assert.Equal(["whsec_…aw=="], await ShownAsync(again));
    }

    [Fact]
    public async Task Secret_StoredUnencryptedByAnOlderVersion_IsEncryptedAndErased()
    {
        await using (var host = await StartAsync())
        {
            await CreateAsync(host);
            await using var context = await ContextAsync(host);
            await context.Database.ExecuteSqlRawAsync(
                """UPDATE Endpoints SET Signature = json_set(Signature, '$.secrets[0]', {0}) WHERE Slug = 'mine'""", [Secret], Cancel);
            Assert.True(DiskContent.Holds(_folder, Secret));
        }

        await using var again = await StartAsync();

        Assert.False(DiskContent.Holds(_folder, Secret));
        Assert.Equal("valid", (await SendAsync(again)).Verdict);
    }

    [Fact]
    public async Task Secret_KeyLost_IsShownAsUnreadableAndNeverValid()
    {
        await LoseKeysAsync();

        await using var host = await StartAsync();

        var (verdict, reason) = await SendAsync(host);
        Assert.Equal("mismatch", verdict);
        Assert.Contains("enter the secret again", reason, StringComparison.Ordinal);
        Assert.Empty(await ShownAsync(host));
        Assert.Single(host.Get<IEndpointDirectory>().Find(Mine)!.Signature.UnreadableSecrets);
        Assert.Contains(host.Logs.Lines, line => line.Text.Contains("A secret of the endpoint mine can't be read", StringComparison.Ordinal));
        Assert.Equal("OK", await host.Client.GetStringAsync("hooks/mine", Cancel));
        Assert.Contains("The secret can&#x27;t be read. Enter it again.", await host.Client.GetStringAsync("endpoints/mine", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_EnteredAgain_Works()
    {
        await LoseKeysAsync();
        await using var host = await StartAsync();
        var endpoint = host.Get<IEndpointDirectory>().Find(Mine)!;

        await host.Get<IEndpointDirectory>().UpdateAsync(
            endpoint with { Signature = endpoint.Signature with { Secrets = [Secret], UnreadableSecrets = [] } }, Cancel);

        Assert.Equal("valid", (await SendAsync(host)).Verdict);
    }

    [Fact]
    public async Task Secret_KeyRestored_WorksAgain()
    {
        var keys = await LoseKeysAsync();
        await using (var without = await StartAsync())
        {
            // A change of something else meanwhile keeps what can't be read.
            var endpoint = without.Get<IEndpointDirectory>().Find(Mine)!;
            await without.Get<IEndpointDirectory>().UpdateAsync(endpoint with { Name = "Renamed" }, Cancel);
            await using var context = await ContextAsync(without);
            context.DataProtectionKeys.AddRange(keys.Select(key => new DataProtectionKey { FriendlyName = key.FriendlyName, Xml = key.Xml }));
            await context.SaveChangesAsync(Cancel);
        }

        await using var host = await StartAsync();

        Assert.Equal("valid", (await SendAsync(host)).Verdict);
    }

    [Fact]
    public async Task SampleShop_KeysLost_SharesANewSecretWithItsEndpoints()
    {
        await LoseKeysAsync();

        await using var host = await StartAsync();

        var payment = host.Get<IEndpointDirectory>().Find(EndpointSlug.Parse("payment"))!;
        Assert.Single(payment.Signature.Secrets);
        Assert.Empty(payment.Signature.UnreadableSecrets);
        Assert.False(DiskContent.Holds(_folder, payment.Signature.Secrets[0]));
    }

    [Fact]
    public async Task KeysFolder_Set_HoldsTheKeysAndTheDatabaseHoldsNone()
    {
        var keys = _folder.File("keys");
        await using (var host = await StartAsync(("Storage:KeysFolder", keys)))
        {
            await CreateAsync(host);
            await using var context = await ContextAsync(host);
            Assert.Empty(await context.DataProtectionKeys.ToListAsync(Cancel));
        }

        await using var again = await StartAsync(("Storage:KeysFolder", keys));

        Assert.NotEmpty(Directory.GetFiles(keys, "key-*.xml"));
        Assert.Equal("valid", (await SendAsync(again)).Verdict);
    }

    private static async Task CreateAsync(DashboardHost host) =>
        await host.Get<IEndpointDirectory>().CreateAsync(AnEndpoint.Named("mine").SignedWith(Secret).Build(), Cancel);

    private static async Task<(string Verdict, string Reason)> SendAsync(DashboardHost host)
    {
        using var sent = await host.Client.PostAsJsonAsync(
            "api/v1/send", new { endpoint = "mine", body = "{}", sign = new { scheme = "standardwebhooks", secret = Secret } }, Cancel);
        var id = (await sent.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["eventId"]!.GetValue<string>();
        var kept = await host.Client.GetFromJsonAsync<JsonObject>($"api/v1/events/{id}", Cancel);
        return (kept!["signature"]!["verdict"]!.GetValue<string>(), kept["signature"]!["reason"]!.GetValue<string>());
    }

    private static async Task<IEnumerable<string>> ShownAsync(DashboardHost host) =>
        (await host.Client.GetFromJsonAsync<JsonObject>("api/v1/endpoints/mine", Cancel))!["signature"]!["secrets"]!.AsArray().GetValues<string>();

    private static Task<DashboardContext> ContextAsync(DashboardHost host) =>
        host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);

    private Task<DashboardHost> StartAsync(params (string, string?)[] settings) =>
        DashboardHost.StartAsync(new DashboardHostOptions { Folder = _folder, Settings = settings });

    private async Task<IReadOnlyList<DataProtectionKey>> LoseKeysAsync()
    {
        await using var host = await StartAsync();
        await CreateAsync(host);
        await using var context = await ContextAsync(host);
        var keys = await context.DataProtectionKeys.AsNoTracking().ToListAsync(Cancel);
        await context.DataProtectionKeys.ExecuteDeleteAsync(Cancel);
        return keys;
    }
}
