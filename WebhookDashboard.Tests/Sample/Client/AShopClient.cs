using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.Pull;

namespace WebhookDashboard.Tests.Sample.Client;

/// <summary>The app's shop client, including the guarded client, pointed at the test's server.</summary>
internal sealed class AShopClient : IAsyncDisposable
{
    public const string ApiKey = AnExchanger.Key;

    private readonly ServiceProvider _services;

    public AShopClient(string? baseUrl)
    {
        var services = AnExchanger.AddTo(new ServiceCollection(), Log);
        services.Configure<ShopOptions>(options => (options.BaseUrl, options.ApiKey) = (baseUrl, ApiKey));
        services.AddSingleton<ShopAddress>();
        services.AddSingleton<ShopKey>();
        services.AddSingleton<ShopSource>();
        services.AddSingleton<IShopClient, ShopClient>();
        services.AddSingleton<KeptCatalogue>();
        _services = services.BuildServiceProvider();
    }

    public MemoryExchangeLog Log { get; } = new();

    public IShopClient Client => _services.GetRequiredService<IShopClient>();

    public KeptCatalogue Catalogue => _services.GetRequiredService<KeptCatalogue>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
