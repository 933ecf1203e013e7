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
        Map("/hooks/{endpoint}", endpoint: null);
        Map("/hooks/{endpoint}/{**rest}", endpoint: null);

        // The addresses of the brief's own examples.
        Map("/payment-webhook", "payment").WithMetadata(new HttpMethodMetadata([HttpMethods.Post]));
        Map("/inventory-webhook", "inventory").WithMetadata(new HttpMethodMetadata([HttpMethods.Post]));
        return app;

        // Short-circuited: senders don't sign in, and nothing that pages need may cost them time.
        IEndpointConventionBuilder Map(string pattern, string? endpoint)
        {
            var receiver = app.Services.GetRequiredService<WebhookReceiver>();
            return app.Map(pattern, context => receiver.ReceiveAsync(context, endpoint ?? (string)context.Request.RouteValues["endpoint"]!))
                .ShortCircuit()
                .ExcludeFromDescription();
        }
    }
}
