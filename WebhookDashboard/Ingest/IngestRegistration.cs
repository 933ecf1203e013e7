using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Ingest.Wire;
using WebhookDashboard.Listening;

namespace WebhookDashboard.Ingest;

internal static class IngestRegistration
{
    public static WebApplicationBuilder AddIngest(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>();
        services.AddOptions<PublicAddressOptions>().Bind(builder.Configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PublicAddressOptions>, PublicAddressOptionsValidator>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<Doors>();
        services.AddSingleton<IngestStop>();
        services.AddSingleton(new BodyReader());
        services.AddSingleton<RefusedBody>();
        services.AddSingleton<WebhookReceiver>();
        services.AddSingleton<ServerRefusals>();

        // Straight to the thread pool: the commit lets hundreds of answers go at once, and behind a queue for each core
        // they wait for one thread. 5 % more requests at 256 connections.
        services.Configure<SocketTransportOptions>(sockets =>
        {
            sockets.IOQueueCount = 0;
            sockets.CreateBoundListenSocket = ListenSocket.Bind;
            sockets.MaxReadBufferSize = ServerLimits.MaxReadAheadBytes;
        });
        services.AddOptions<KestrelServerOptions>().Configure<OwnCertificates>((kestrel, certificates) =>
        {
            kestrel.AddServerHeader = false;
            ServerLimits.Apply(kestrel.Limits);

            // Senders write headers in UTF-8 and in Latin-1. As Latin-1, every byte survives as a character.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ConfigureEndpointDefaults(listen => listen.Use(TappedConnection.Use));
            kestrel.ConfigureHttpsDefaults(https => https.OnAuthenticate = (_, handshake) =>
            {
                Http10OverTls.Offer(handshake);
                certificates.Note(handshake);
            });
        });
        return builder;
    }

    /// <summary>Drains refused bodies outside the doors too: large ones are also sent to mistyped addresses.</summary>
    public static WebApplication UseRefusedBodies(this WebApplication app)
    {
        var refused = app.Services.GetRequiredService<RefusedBody>();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode >= StatusCodes.Status400BadRequest)
            {
                await refused.DrainAsync(context);
            }
        });
        return app;
    }

    public static WebApplication MapIngest(this WebApplication app)
    {
        var receiver = app.Services.GetRequiredService<WebhookReceiver>();
        app.Services.GetRequiredService<DiagnosticListener>()
            .Subscribe(app.Services.GetRequiredService<ServerRefusals>(), ServerRefusals.IsRefusal);
        Map(DoorPaths.Hooks, context => receiver.ReceiveAsync(context, ""));
        Map($"{DoorPaths.Hooks}/{{endpoint}}", FromRoute);
        Map($"{DoorPaths.Hooks}/{{endpoint}}/{{**rest}}", FromRoute);

        // The addresses of the brief's own examples.
        Map(DoorPaths.Payment, context => receiver.ReceivePostAsync(context, "payment"));
        Map(DoorPaths.Inventory, context => receiver.ReceivePostAsync(context, "inventory"));
        return app;

        Task FromRoute(HttpContext context) => receiver.ReceiveAsync(context, (string)context.Request.RouteValues["endpoint"]!);

        // Short-circuited: senders don't sign in, and nothing that pages need may cost them time.
        void Map(string pattern, RequestDelegate receive) => app.Map(pattern, NeverAsAPage(receive)).ShortCircuit().ExcludeFromDescription();
    }

    /// <summary>
    /// An endpoint may answer with any text of any type: in a browser it is a page without scripts, and none of this origin.
    /// </summary>
    private static RequestDelegate NeverAsAPage(RequestDelegate receive) => context =>
    {
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return receive(context);
    };
}
