using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Http;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>How the shop's webhooks are delivered. A webhook is given up after twelve attempts.</summary>
internal static class WebhookDestination
{
    /// <summary>A receiver should answer first and work later. A slower one is tried again later.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(5);

    public static Destination Make(IServiceProvider services) => new(
        StoreWebhook.Destination,
        new HttpTransport(
            services.GetRequiredService<IHttpClientFactory>(),
            services.GetRequiredService<WebhookComposer>(),
            services.GetRequiredService<TimeProvider>()))
    {
        Timeout = AnswerWithin,
        FirstDelay = FirstDelay,
        MaxDelay = MaxDelay,
        Recorded = services.GetRequiredService<AnswerWatch>().Tell,
    };
}
