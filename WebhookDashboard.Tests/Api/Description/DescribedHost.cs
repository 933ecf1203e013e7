using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Api.Import;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>
/// An app that can be made to return every response of its description: it asks for a key, accepts small bodies, waits
/// briefly, and fails when a request asks for it (<see cref="FailureByHeader"/>).
/// </summary>
internal static class DescribedHost
{
    public const string Key = "a-key-that-a-person-chose";

    /// <summary>The largest body, instead of Kestrel's 30 MB.</summary>
    public const int MaxBodyBytes = 100_000;

    public static Task<DashboardHost> StartAsync() => DashboardHost.StartAsync(new DashboardHostOptions
    {
        Environment = "Production", // In Development whoever sits at this machine needs no key.
        Settings = [("Access:Mode", "Token"), ("Access:ApiKeys:0", Key), ("Storage:RetainDays", "0")],
        Services = services =>
        {
            services.AddSingleton<IStartupFilter, FailureByHeader>();
            services.Configure<KestrelServerOptions>(options =>
            {
                options.Limits.MaxRequestBodySize = MaxBodyBytes;
                options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(1.5));
            });
            services.AddSingleton(new ImportLimits { MaxBytes = MaxBodyBytes });
            MakeFailing<IEventLog>(services);
            MakeFailing<IEndpointDirectory>(services);
            MakeFailing<ILogStatistics>(services);
            MakeFailing<IEventHistograms>(services);
            MakeFailing<ITestSender>(services);
        },
    });

    private static void MakeFailing<T>(IServiceCollection services)
        where T : class
    {
        var own = services.Last(service => service.ServiceType == typeof(T));
        services.AddSingleton(provider =>
        {
            var proxy = DispatchProxy.Create<T, Failing<T>>();
            ((Failing<T>)(object)proxy).Inner = (T)(own.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!));
            return proxy;
        });
    }
}
