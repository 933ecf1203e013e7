using Microsoft.Extensions.Options;

namespace WebhookDashboard.Sample.Consumer.Mail;

internal static class MailRegistration
{
    public static IServiceCollection AddShopMail(this IServiceCollection services)
    {
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptionsValidator>();
        services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<IOutbox, OutboxControl>();
        services.AddHostedService<OpenMailNotice>();
        services.AddHostedService<MailSender>();
        return services;
    }
}
