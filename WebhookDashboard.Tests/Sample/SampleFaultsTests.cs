using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Supervision;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample;

/// <summary>A bug in the sample affects only the sample.</summary>
public sealed class SampleFaultsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Services_EachWithABug_AreShownAndLeaveIngestRunning()
    {
        var broken = 0;
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions { Services = services => broken = BreakAll(services) });

        Assert.True(broken >= 9, $"{broken} services.");
        using var body = new StringContent("{}");
        using var answer = await host.Client.PostAsync(new Uri("payment-webhook", UriKind.Relative), body, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var shop = await host.Client.GetAsync(new Uri("shop-api/users/123", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, shop.StatusCode);

        var faults = host.Get<ServiceStatuses>().All.Where(service => service is { IsRunning: false, LastFault.Reason: "InvalidOperationException: A bug." });
        Assert.Equal(broken, faults.Count());
        Assert.True(host.Logs.Lines.Count(line => line.Level == LogLevel.Error && line.Text.Contains("will be restarted", StringComparison.Ordinal)) >= broken);
    }

    [Fact]
    public async Task Services_OfTheSample_AreAllSupervised()
    {
        await using var host = await DashboardHost.StartAsync();
        Assert.DoesNotContain(
            host.Services.GetServices<IHostedService>(),
            service => service.GetType().Namespace!.StartsWith("WebhookDashboard.Sample", StringComparison.Ordinal));
    }

    /// <returns>The number of supervised services of the sample, including readers, none of which can be created.</returns>
    private static int BreakAll(IServiceCollection services)
    {
        var supervised = services
            .Where(service => service.ServiceType == typeof(IHostedService))
            .Select(service => service.ImplementationType)
            .Where(type => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(SupervisedService<>))
            .Select(type => type!.GetGenericArguments()[0])
            .Where(type => type.ToString().Contains("WebhookDashboard.Sample", StringComparison.Ordinal))
            .ToList();
        foreach (var type in supervised)
        {
            services.AddSingleton(type, _ => throw new InvalidOperationException("A bug."));
        }

        return supervised.Count;
    }
}
