using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WebhookDashboard.Supervision;

internal static class SupervisionRegistration
{
    /// <summary>Adds the states of supervised services, even if there are none.</summary>
    public static IServiceCollection AddSupervision(this IServiceCollection services)
    {
        services.TryAddSingleton<ServiceStatuses>();
        return services;
    }

    /// <summary>
    /// Like <c>AddHostedService</c>, but a fault of the service never stops the host
    /// (<see cref="SupervisedService{TService}"/>).
    /// </summary>
    public static IServiceCollection AddSupervisedService<TService>(this IServiceCollection services)
        where TService : class, IHostedService
    {
        services.AddSupervision();
        services.TryAddSingleton<TService>();
        return services.AddHostedService<SupervisedService<TService>>();
    }
}
