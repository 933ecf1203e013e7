using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Tests.Outbound;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

/// <summary>The messages when TLS fails, with a real server and a certificate made here.</summary>
public sealed class ExchangerTlsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Certificate_Expired_SaysSinceWhen()
    {
        var until = DateTimeOffset.UtcNow.AddDays(-3);
        var fault = await FaultOfAsync(new ACertificate { Until = until });

        Assert.Contains($" expired on {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC and is self-signed: renew it there.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_SelfSigned_SaysSo() =>
        Assert.Contains(" is self-signed: make this server's operating system trust it", await FaultOfAsync(new ACertificate()), StringComparison.Ordinal);

    [Fact]
    public async Task Certificate_OfAnUnknownIssuer_NamesIt() =>
        Assert.Contains(
            " is issued by Test CA, which this server does not trust: ",
            await FaultOfAsync(new ACertificate { Issuer = ACertificate.Authority("Test CA") }),
            StringComparison.Ordinal);

    [Fact]
    public async Task Certificate_OfAnotherName_SaysWhich() =>
        Assert.Contains(
            " is for shop.example, not for 127.0.0.1 and is self-signed: use a name that the certificate covers.",
            await FaultOfAsync(new ACertificate { Names = ["shop.example"] }),
            StringComparison.Ordinal);

    [Fact]
    public async Task Https_ToAPortWithoutTls_SaysSo()
    {
        await using var server = await ServerAsync(null);
        var fault = await CallAsync(server, "https");

        Assert.EndsWith(" does not speak TLS: write http:// in Api:Url, or correct its port.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_ToAPortThatOnlyCloses_SaysThatNoTlsCameAbout()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var closing = CloseAllAsync(listener, over.Token);

        var fault = await FaultAsync($"https://{listener.LocalEndpoint}");

        Assert.StartsWith("The TLS handshake with 127.0.0.1:", fault, StringComparison.Ordinal);
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing);
    }

    [Fact]
    public async Task Http_ToAPortOfTls_SaysThatItSpeaksTls()
    {
        using var certificate = new ACertificate().Build();
        await using var server = await ServerAsync(certificate);
        var fault = await CallAsync(server, "http");

        Assert.EndsWith(" speaks TLS and was called without it: write https:// in Api:Url, or correct its port.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http_ToAPortThatOnlyCloses_SaysThatItClosed()
    {
        await using var server = RawServer.Doing((stream, _) =>
        {
            stream.Close();
            return Task.CompletedTask;
        });

        Assert.Contains("closed the connection before its response was complete", await FaultAsync(server.Url), StringComparison.Ordinal);
    }

    private static async Task CloseAllAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        while (true)
        {
            (await listener.AcceptTcpClientAsync(cancellationToken)).Dispose();
        }
    }

    private static async Task<string> FaultOfAsync(ACertificate made)
    {
        using var certificate = made.Build();
        await using var server = await ServerAsync(certificate);
        var fault = await CallAsync(server, "https");
        Assert.StartsWith("The certificate of 127.0.0.1:", fault, StringComparison.Ordinal);
        return fault;
    }

    private static Task<string> CallAsync(WebApplication server, string scheme)
    {
        var url = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return FaultAsync($"{scheme}://127.0.0.1:{url.Port}/api");
    }

    private static async Task<string> FaultAsync(string url)
    {
        await using var api = new AnExchanger(url);
        var exchange = await api.GetAsync(Cancel);
        Assert.Equal((PullOutcome.Unreachable, null), (exchange.Outcome, exchange.Status));
        return exchange.Fault!;
    }

    /// <param name="certificate">Null means no TLS.</param>
    private static async Task<WebApplication> ServerAsync(X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            if (certificate is not null)
            {
                listener.UseHttps(certificate);
            }
        }));
        var app = builder.Build();
        app.Run(_ => throw new InvalidOperationException("No request with a key may come so far."));
        await app.StartAsync(Cancel);
        return app;
    }
}
