using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using WebhookDashboard.Domain;
using WebhookDashboard.Listening;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Guard;
using WebhookDashboard.Outbound.Sending;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

/// <summary>The sender of test webhooks with the app's guarded client, in a server that listens where the test says.</summary>
internal sealed class ASender : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ASender(
        string environment = "Production", bool allowPrivate = false, TimeProvider? time = null,
        string pathBase = "", HostLookup? lookUp = null, params string[] listensAt)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<IServer>(new StandingServer(listensAt));
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new("PathBase", pathBase)]).Build());
        services.Configure<OutboundOptions>(options => options.AllowPrivateNetworks = allowPrivate);
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<OwnCertificates>();
        services.AddSingleton<OutboundPolicy>();
        if (lookUp is not null)
        {
            services.AddSingleton(lookUp);
        }

        services.AddGuardedClient();
        services.AddSingleton<ITestSender, TestSender>();
        _services = services.BuildServiceProvider();
    }

    /// <summary>Cancels what it sends.</summary>
    public CancellationToken Gone { get; init; } = TestContext.Current.CancellationToken;

    public OwnAddress OwnAddress => _services.GetRequiredService<OwnAddress>();

    public OwnCertificates OwnCertificates => _services.GetRequiredService<OwnCertificates>();

    public Task<SendResult> SendAsync(
        string target, string method = "POST", string body = "{}", SignWith? sign = null, HeaderLine[]? headers = null,
        bool followRedirects = false) =>
        SendAsync(target, Encoding.UTF8.GetBytes(body), method, sign, headers, followRedirects);

    public Task<SendResult> SendAsync(
        string target, ReadOnlyMemory<byte> body, string method = "POST", SignWith? sign = null, HeaderLine[]? headers = null,
        bool followRedirects = false) =>
        _services.GetRequiredService<ITestSender>().SendAsync(
            new TestWebhook(target, method, headers ?? [], body, sign) { FollowRedirects = followRedirects }, Gone);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
