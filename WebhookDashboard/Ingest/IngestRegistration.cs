using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

internal static class IngestRegistration
{
    public static WebApplicationBuilder AddIngest(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section)
            .Validate(
                options => options.MaxBodyBytes is >= 0 and <= WebhookEndpoint.LargestMaxBodyBytes,
                $"Ingest:MaxBodyBytes is out of bounds; allowed: 0 to {WebhookEndpoint.LargestMaxBodyBytes} bytes.")
            .ValidateOnStart();
        services.AddOptions<PublicAddressOptions>()
            .Bind(builder.Configuration)
            .Validate(
                options => options.PublicUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" },
                "PublicUrl is not an address; allowed: an absolute http or https URL like https://hooks.example.com.")
            .ValidateOnStart();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<Doors>();
        services.AddSingleton<WebhookReceiver>();

        // It would make an activity and a log scope for each request, at a cost of a tenth of what a webhook costs.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(listen => listen.Use(RequestHeads.Tap));
        });
        return builder;
    }

    public static WebApplication MapIngest(this WebApplication app)
    {
        var receiver = app.Services.GetRequiredService<WebhookReceiver>();
        Map("/hooks", context => receiver.ReceiveAsync(context, ""));
        Map("/hooks/{endpoint}", FromRoute);
        Map("/hooks/{endpoint}/{**rest}", FromRoute);

        // The addresses of the brief's own examples.
        Map("/payment-webhook", context => receiver.ReceivePostAsync(context, "payment"));
        Map("/inventory-webhook", context => receiver.ReceivePostAsync(context, "inventory"));
        return app;

        Task FromRoute(HttpContext context) => receiver.ReceiveAsync(context, (string)context.Request.RouteValues["endpoint"]!);

        // Short-circuited: senders don't sign in, and nothing that pages need may cost them time.
        void Map(string pattern, RequestDelegate receive) => app.Map(pattern, receive).ShortCircuit().ExcludeFromDescription();
    }
}
