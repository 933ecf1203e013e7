using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Routes;
using WebhookDashboard.Sample.Provider.Simulation;
using WebhookDashboard.Sample.Provider.Webhooks;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Sample.Provider;

internal static class ProviderRegistration
{
    public static WebApplicationBuilder AddShopProvider(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<StoreKey>();
        services.AddSingleton<StoreWriter>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<Customers>();
        services.AddSingleton<OrderBook>();
        services.AddSingleton<ChatRooms>();
        services.AddSingleton<Simulations>();
        services.AddSingleton<SimulationGate>();

        services.AddSingleton<AnswerWatch>();
        services.AddSingleton<WebhookComposer>();
        services.AddSingleton<IWebhookAddresses, OwnWebhookAddresses>();
        services.AddDestination(WebhookDestination.Make);

        services.AddSingleton<BacklogGuard>();
        services.AddSingleton<ProductRoutes>();
        services.AddSingleton<UserRoutes>();
        services.AddSingleton<OrderRoutes>();
        services.AddSingleton<RoomRoutes>();
        services.AddSingleton<SimulationRoutes>();
        services.AddSingleton<WebhookRoutes>();

        services.AddSupervisedService<StoreStart>();
        return builder;
    }

    public static WebApplication MapShopProvider(this WebApplication app)
    {
        // Short-circuited: the shop stands for an outside service. It knows its own key, but not who is signed in here, nor
        // this app's pages.
        var shop = app.MapGroup(ShopAddress.OwnPath);
        shop.ShortCircuit().ExcludeFromDescription();
        shop.AddEndpointFilter(app.Services.GetRequiredService<StoreKey>().CheckAsync);
        shop.AddEndpointFilter(StoreFailures.AnswerAsync);
        shop.AddEndpointFilter(app.Services.GetRequiredService<BacklogGuard>().CheckAsync);
        app.Services.GetRequiredService<ProductRoutes>().Map(shop);
        app.Services.GetRequiredService<UserRoutes>().Map(shop);
        app.Services.GetRequiredService<OrderRoutes>().Map(shop);
        app.Services.GetRequiredService<RoomRoutes>().Map(shop);
        app.Services.GetRequiredService<SimulationRoutes>().Map(shop);
        app.Services.GetRequiredService<WebhookRoutes>().Map(shop);
        shop.MapWrongMethods();
        shop.Map("/{**rest}", StoreProblem.NoCall);
        return app;
    }
}
