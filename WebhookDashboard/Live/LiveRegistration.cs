using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Live;

internal static class LiveRegistration
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // A client that disappears is noticed within seconds, and a client notices a lost server as fast.
        services.AddSignalR(hub => hub.KeepAliveInterval = TimeSpan.FromSeconds(5));
        services.AddSingleton<IHubProtocol, EventsHubProtocol>(); // Of two protocols with the same name, SignalR takes the last.
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<HubConnectionHandler<EventsHub>>(
            provider, new HubLoggers(provider.GetRequiredService<ILoggerFactory>())));
        services.AddSingleton<WatchBatches>();
        services.AddSingleton<ThrottledHead>();
        services.AddHostedService(provider => provider.GetRequiredService<ThrottledHead>());
        services.AddSingleton<InMemoryHub>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<ILiveFeed>(provider => provider.GetRequiredService<LiveFeed>());
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        return builder;
    }

    public static WebApplication MapLive(this WebApplication app)
    {
        app.MapHub<EventsHub>(EventsHub.Path);
        return app;
    }
}
