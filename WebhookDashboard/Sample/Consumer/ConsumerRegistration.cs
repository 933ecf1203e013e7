using WebhookDashboard.Sample.Consumer.Books;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer;

internal static class ConsumerRegistration
{
    public static WebApplicationBuilder AddShopConsumer(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHostedService<EndpointSignatures>();
        services.AddSingleton<ConsumerChanges>();
        services.AddSingleton<IStockBook, StockBook>();
        services.AddSingleton<IWaitingList, WaitingList>();
        services.AddSingleton<BatchHandling>();
        services.AddReader<PaymentHandler>();
        services.AddReader<OrderHandler>();
        services.AddReader<InventoryHandler>();
        services.AddReader<UserHandler>();
        services.AddReader<ChatHandler>();
        services.AddShopMail();
        services.AddSingleton<IShopBooks, ShopBooks>();
        services.AddHostedService<ConsumerUpkeep>();
        return builder;
    }

    private static void AddReader<THandler>(this IServiceCollection services)
        where THandler : class, IEventHandler
    {
        services.AddSingleton<THandler>();
        services.AddHostedService<LogReader<THandler>>();
    }
}
