using WebhookDashboard.Api.Description;
using WebhookDashboard.Api.Endpoints;
using WebhookDashboard.Api.Events;
using WebhookDashboard.Api.Export;
using WebhookDashboard.Api.Import;
using WebhookDashboard.Api.Quality;
using WebhookDashboard.Api.Send;

namespace WebhookDashboard.Api;

internal static class ApiRegistration
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddSingleton<EndpointInputParser>();
        services.AddSingleton<EndpointRoutes>();
        services.AddSingleton<EventExport>();
        services.AddSingleton(new ImportLimits());
        services.AddSingleton<SendInputParser>();
        return builder;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseApiFailures();
        var api = app.MapGroup("/api/v1");
        api.AddEndpointFilter(async (context, next) =>
        {
            // Answers are private, and true only now.
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return await next(context);
        });
        EndpointRoutes.Map(api);
        EventRoutes.Map(api);
        SendRoutes.Map(api);
        QualityRoutes.Map(api);
        StatisticsRoutes.Map(api);

        app.MapOpenApi();
        app.MapApiPage();
        return app;
    }
}
