using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

public sealed class EndpointSignaturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_FirstTime_SetsTheSecretOnTheShopsEndpoints()
    {
        await using var host = await StartAsync();

        var secret = host.Get<SigningSecret>().Value;
        foreach (var slug in (string[])["payment", "inventory", "users", "orders", "chat"])
        {
            var signature = Find(host, slug).Signature;
            Assert.Equal((SignatureScheme.StandardWebhooks, SignatureFailure.Record), (signature.Scheme, signature.OnFailure));
            Assert.Equal([secret], signature.Secrets);
        }

        Assert.Equal(SignatureScheme.None, Find(host, "inbox").Signature.Scheme);
    }

    [Fact]
    public async Task Start_SecondTime_LeavesLaterChanges()
    {
        await using (var host = await StartAsync())
        {
            var chat = Find(host, "chat");
            await host.Get<IEndpointDirectory>().UpdateAsync(chat with { Signature = SignatureSettings.None }, Cancellation);
        }

        await using var again = await StartAsync();

        Assert.Equal(SignatureScheme.None, Find(again, "chat").Signature.Scheme);
        Assert.Equal([again.Get<SigningSecret>().Value], Find(again, "orders").Signature.Secrets);
    }

    private static WebhookEndpoint Find(DashboardHost host, string slug) =>
        host.Get<IEndpointDirectory>().Find(EndpointSlug.Parse(slug))!;

    private Task<DashboardHost> StartAsync() => DashboardHost.StartAsync(new DashboardHostOptions { Folder = _folder });
}
