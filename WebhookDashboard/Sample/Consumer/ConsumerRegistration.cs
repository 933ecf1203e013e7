using WebhookDashboard.Events.Readers;
using WebhookDashboard.Sample.Consumer.Books;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Sample.Consumer.Reading;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Sample.Consumer;

internal static class ConsumerRegistration
{
    public static WebApplicationBuilder AddShopConsumer(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSupervisedService<EndpointSignatures>();
        foreach (var endpoint in EndpointSignatures.MadeForTheShop)
        {
            services.AddSingleton(endpoint);
        }

        services.AddSingleton<UnsignedEvents>();
        services.AddSingleton<ConsumerChanges>();
        services.AddSingleton<IStockBook, StockBook>();
        services.AddSingleton<IWaitingList, WaitingList>();
        services.AddShopReader<PaymentHandler>();
        services.AddShopReader<OrderHandler>();
        services.AddShopReader<InventoryHandler>();
        services.AddShopReader<UserHandler>();
        services.AddShopReader<ChatHandler>();
        services.AddShopMail();
        services.AddSingleton<IShopBooks, ShopBooks>();
        services.AddSupervisedService<ConsumerUpkeep>();
        return builder;
    }

    private static void AddShopReader<THandler>(this IServiceCollection services)
        where THandler : class, IEventHandler
    {
        services.AddSingleton<THandler>();
        services.AddLogReader<ShopReader<THandler>>();
    }
}
