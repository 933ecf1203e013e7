using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using WebhookDashboard.Listening;
using WebhookDashboard.Outbound;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.Outbound;

namespace WebhookDashboard.Tests.Pull;

/// <summary>The shop's client as the app has it, guarded client included, pointed at a server of the test.</summary>
internal sealed class AShopClient : IAsyncDisposable
{
    public const string ApiKey = "sk_live_0123456789abc41f";

    private readonly ServiceProvider _services;

    public AShopClient(string? baseUrl, bool allowPrivate = true, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<IServer>(new StandingServer([]));
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.Configure<OutboundOptions>(options => options.AllowPrivateNetworks = allowPrivate);
        services.Configure<ShopOptions>(options => (options.BaseUrl, options.ApiKey) = (baseUrl, ApiKey));
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<OwnCertificates>();
        services.AddSingleton<OutboundPolicy>();
        services.AddSingleton<ShopAddress>();
        services.AddGuardedClient();
        services.AddSingleton<ShopExchanger>();
        services.AddSingleton<IExchangeLog>(Log);
        services.AddSingleton<IShopClient, ShopClient>();
        services.AddSingleton<KeptCatalogue>();
        _services = services.BuildServiceProvider();
    }

    public MemoryExchangeLog Log { get; } = new();

    public IShopClient Client => _services.GetRequiredService<IShopClient>();

    public KeptCatalogue Catalogue => _services.GetRequiredService<KeptCatalogue>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
