using WebhookDashboard.Deliveries;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Sample.Consumer.Mail;

internal static class MailRegistration
{
    public static IServiceCollection AddShopMail(this IServiceCollection services)
    {
        services.AddDestination(MailDestination.Make);
        services.AddSingleton<IOutbox, OutboxControl>();
        services.AddSupervisedService<OpenMailNotice>();
        return services;
    }
}
