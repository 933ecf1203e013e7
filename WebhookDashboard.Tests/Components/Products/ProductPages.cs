using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Outbound;
using WebhookDashboard.Pull;
using WebhookDashboard.Shop;
using WebhookDashboard.Shop.Consumer;
using WebhookDashboard.Tests.Outbound;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>What pages about products are rendered over.</summary>
internal sealed class ProductPages : IAsyncDisposable
{
    public ProductPages()
    {
        Book = new MemoryStockBook(Changes);
        Waiting = new MemoryWaitingList(Changes);
        Context = new PageContext(services =>
        {
            services.AddSingleton<IShopClient>(Api);
            services.AddSingleton<IStockBook>(Book);
            services.AddSingleton<IWaitingList>(Waiting);
            services.AddSingleton(Changes);
            services.AddSingleton<ProductShelf>();
            services.AddSingleton<KeptCatalogue>();
            services.AddSingleton<IServer>(new StandingServer(["http://localhost:5080"]));
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            services.AddOptions<ShopOptions>();
            services.AddSingleton<OwnAddress>();
            services.AddSingleton<ShopAddress>();
        });
    }

    public PageContext Context { get; }

    public HandShopApi Api { get; } = new();

    public ConsumerChanges Changes { get; } = new();

    public MemoryStockBook Book { get; }

    public MemoryWaitingList Waiting { get; }

    /// <summary>Lets the pace of readings go on.</summary>
    public void Pass() => Context.Clock.Advance(TimeSpan.FromMilliseconds(100));

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
