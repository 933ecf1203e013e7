using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Components.Layout.Status;
using WebhookDashboard.Components.Pages.Errors;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Login;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Components.Pages.Quality;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Sample;

namespace WebhookDashboard.Components;

internal static class ComponentsRegistration
{
    public static WebApplicationBuilder AddComponents(this WebApplicationBuilder builder)
    {
        builder.Services.AddMudServices();
        builder.Services.AddScoped<LiveView>();
        builder.Services.AddScoped<CircuitHandler, InboundOrder>();
        builder.Services.AddScoped<CircuitHandler, ActorCircuitHandler>();
        builder.Services.AddSingleton<PendingDeletions>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PendingDeletions>());
        builder.Services.AddScoped<DatabaseActions>();
        builder.Services.AddScoped<Deleter>();
        builder.Services.AddSingleton<FloodTurns>();
        builder.Services.AddSingleton<StatisticsWatch>();
        builder.Services.AddSingleton<SenderTally>();
        builder.Services.AddSingleton<LastQualityViews>();
        builder.Services.AddSingleton<ScreenLatency>();
        builder.Services.AddRazorComponents()
            .AddInteractiveServerComponents(options =>
                options.PersistedCircuitInMemoryMaxRetained = 0) // A resumed circuit lacks what was on its page, so the page loads itself again.
            .AddHubOptions(options =>
            {
                // The browser considers a connection lost after three missed keep-alives; js/connection.js sets its side.
                options.KeepAliveInterval = TimeSpan.FromSeconds(5);
                options.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            });
        return builder;
    }

    /// <summary>
    /// Adds what the pages of the sample need. Without the sample they are hidden (<see cref="SamplePageAttribute"/>).
    /// </summary>
    public static WebApplicationBuilder AddSamplePages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CatalogueCache>();
        return builder;
    }

    public static WebApplication MapComponents(this WebApplication app)
    {
        var hasSample = app.Services.GetRequiredService<IOptions<SampleOptions>>().Value.Enabled;
        // The sign-in page needs its styles.
        app.MapStaticAssets().AllowAnonymous();
        app.MapLoginPage();
        app.MapFailurePage();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
                options.ContentSecurityFrameAncestorsPolicy = null) // Access sets this policy for every answer.
            .Add(endpoint =>
            {
                ForReadingAlone(endpoint);
                if (!hasSample)
                {
                    HideSample(endpoint);
                }
            });
        return app;
    }

    private static void HideSample(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any(page => SamplePageAttribute.IsOn(page.Type)))
        {
            endpoint.Metadata.Add(new SuppressMatchingMetadata());
        }
    }

    /// <summary>Refuses forms: no page accepts one, so a post to a page comes from a sender with a wrong address.</summary>
    private static void ForReadingAlone(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
        {
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        }
    }
}
