using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Listening;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Tests.Outbound;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>Renders product pages over services in memory.</summary>
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
            services.AddSingleton<CatalogueCache>();
            services.AddSingleton<KeptCatalogue>();
            services.AddSingleton<IServer>(new StandingServer(["http://localhost:5080"]));
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            services.AddOptions<ShopOptions>();
            services.AddSingleton<OwnAddress>();
            services.AddSingleton<OwnCertificates>();
            services.AddSingleton<ShopAddress>();
            services.AddSingleton<ShopKey>();
            services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development });
            services.AddSingleton<ShopSource>();
        });
    }

    public PageContext Context { get; }

    public HandShopApi Api { get; } = new();

    public ConsumerChanges Changes { get; } = new();

    public MemoryStockBook Book { get; }

    public MemoryWaitingList Waiting { get; }

    public IRenderedComponent<ProductsPage> Open(string address = "products")
    {
        Context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Context.Render<ProductsPage>();
    }

    /// <summary>Products are fetched and the kettle is selected. No webhook about it has arrived yet.</summary>
    public async Task<IRenderedComponent<ProductsPage>> OpenKettleAsync()
    {
        var page = Open("products?product=107");
        await FetchAsync(page);
        await SettleAsync(page, () => Assert.Contains("No webhook yet.", page.Find(".product").TextContent, StringComparison.Ordinal));
        return page;
    }

    /// <summary>Clicks the button. Completes when the call has ended.</summary>
    public static Task FetchAsync(IRenderedComponent<ProductsPage> page) => page.ClickAsync("[data-testid=fetch-products]");

    /// <summary>Waits while the clock advances, since reads are throttled.</summary>
    public Task SettleAsync(IRenderedComponent<ProductsPage> page, Action assertion) =>
        page.ShowsAsync(assertion, () => Context.Clock.Advance(ThrottledReading.Spacing));

    /// <summary>Waits until everything due is read and painted.</summary>
    public async Task RestAsync(IRenderedComponent<ProductsPage> page)
    {
        for (var turn = 0; turn < 5; turn++)
        {
            Context.Clock.Advance(ThrottledReading.Spacing);
            await page.InvokeAsync(() => { });
        }
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
