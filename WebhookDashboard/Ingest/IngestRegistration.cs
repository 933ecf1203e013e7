using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Ingest.Bodies;
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
        services.AddSingleton<EndpointGates>();
        services.AddSingleton<IngestShutdown>();
        services.AddSingleton(new BodyReader());
        services.AddSingleton<BodyDrain>();
        services.AddSingleton<MisdirectedRequests>();
        services.AddSingleton<WebhookReceiver>();
        services.AddSingleton<ServerRefusals>();
        services.AddSingleton<RejectedConnections>();
        services.AddRequestHeads();
        services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false); // ServerRefusals writes the answer.

        // Dispatch straight to the thread pool: a commit releases hundreds of answers at once, and with the default queue for
        // each core they wait for one thread (benchmark ingest).
        services.Configure<SocketTransportOptions>(sockets =>
        {
            sockets.IOQueueCount = 0;
            sockets.CreateBoundListenSocket = ListenSocket.Bind;
            sockets.MaxReadBufferSize = ServerLimits.MaxReadAheadBytes;
        });
        services.AddOptions<KestrelServerOptions>().Configure<OwnCertificates, ServerRefusals>((kestrel, certificates, refusals) =>
        {
            kestrel.AddServerHeader = false;
            ServerLimits.Apply(kestrel.Limits);

            // Senders write headers in UTF-8 and in Latin-1. As Latin-1, every byte survives as a character.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => TappedConnection.Use(next, listen, refusals)));
            kestrel.ConfigureHttpsDefaults(https => https.OnAuthenticate = (_, handshake) =>
            {
                Http10OverTls.Offer(handshake);
                certificates.Note(handshake);
            });
        });
        return builder;
    }

    public static WebApplication UseMisdirectedRequests(this WebApplication app)
    {
        var misdirected = app.Services.GetRequiredService<MisdirectedRequests>();
        app.Use(async (context, next) =>
        {
            await next(context);
            await misdirected.EndAsync(context);
        });
        return app;
    }

    public static WebApplication MapIngest(this WebApplication app)
    {
        var receiver = app.Services.GetRequiredService<WebhookReceiver>();
        app.Services.GetRequiredService<DiagnosticListener>()
            .Subscribe(app.Services.GetRequiredService<ServerRefusals>(), ServerRefusals.IsRefusal);
        app.Services.GetRequiredService<RejectedConnections>().Start();
        Map(IngestPaths.Hooks, context => receiver.ReceiveAsync(context, ""));
        Map($"{IngestPaths.Hooks}/{{endpoint}}", FromRoute);
        Map($"{IngestPaths.Hooks}/{{endpoint}}/{{**rest}}", FromRoute);

        // The addresses in the brief's examples.
        Map(IngestPaths.Payment, context => receiver.ReceivePostAsync(context, "payment"));
        Map(IngestPaths.Inventory, context => receiver.ReceivePostAsync(context, "inventory"));
        return app;

        Task FromRoute(HttpContext context) => receiver.ReceiveAsync(context, (string)context.Request.RouteValues["endpoint"]!);

        // Short-circuited: senders never sign in, and skip all middleware that only pages need.
        void Map(string pattern, RequestDelegate receive) => app.Map(pattern, NeverAsAPage(receive)).ShortCircuit().ExcludeFromDescription();
    }

    /// <summary>
    /// An endpoint may answer with any text of any type. A browser that opens it gets a sandboxed page: no scripts, and not of
    /// this origin.
    /// </summary>
    private static RequestDelegate NeverAsAPage(RequestDelegate receive) => context =>
    {
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return receive(context);
    };
}
