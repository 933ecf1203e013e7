using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WebhookDashboard.Supervision;

internal static class SupervisionRegistration
{
    /// <summary>Like <c>AddHostedService</c>, but a fault of the service never stops the host: <see cref="SupervisedService{TService}"/>.</summary>
    public static IServiceCollection AddSupervisedService<TService>(this IServiceCollection services)
        where TService : class, IHostedService
    {
        services.TryAddSingleton<ServiceStatuses>();
        services.TryAddSingleton<TService>();
        return services.AddHostedService<SupervisedService<TService>>();
    }
}
