using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Deliveries.Smtp;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Deliveries;

internal static class DeliveriesRegistration
{
    public static WebApplicationBuilder AddDeliveries(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Destinations>();
        services.AddSingleton<LaneSignals>();
        services.AddSingleton<IInterceptor, CommitWakeUp>();
        services.AddSingleton<DueDeliveries>();
        services.AddSingleton<AttemptStore>();
        services.AddSingleton<DeliveryControl>();
        services.AddSingleton<DeliveryQueries>();
        services.AddSupervisedService<DeliveryService>();
        services.AddSupervisedService<DeliveryRetention>();

        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptionsValidator>();
        services.AddSingleton(provider => new SmtpTransport(
            provider.GetRequiredService<IOptions<SmtpOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>Adds a destination that exists from the start. <see cref="Destinations.Set"/> adds one at run time.</summary>
    public static IServiceCollection AddDestination(this IServiceCollection services, Func<IServiceProvider, Destination> make) =>
        services.AddSingleton(make);
}
