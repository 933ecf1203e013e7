using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using WebhookDashboard.Api.Import;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Storage;

namespace WebhookDashboard.Api;

/// <summary>What programs get if a call fails or does not exist.</summary>
internal static class ApiFailures
{
    public static void UseApiFailures(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        branch =>
        {
            branch.UseExceptionHandler(handler => handler.Run(AnswerFailureAsync));
            branch.UseStatusCodePages(AnswerStatusAsync);
        });

    private static async Task AnswerFailureAsync(HttpContext context)
    {
        var storage = context.RequestServices.GetRequiredService<StorageHealth>().Fault;
        if (storage is null && IsOfDatabase(context.Features.Get<IExceptionHandlerFeature>()?.Error))
        {
            // The log's writer may not have noticed yet. If it can write, the fault is a bug.
            var probe = context.RequestServices.GetRequiredService<StorageProbe>();
            storage = await probe.CheckAsync(believed: TimeSpan.Zero, context.RequestAborted);
        }

        var answer = storage is null
            ? TypedResults.Problem(statusCode: 500, title: "The app failed to handle this request. Its log says why.")
            : TypedResults.Problem(statusCode: 503, title: $"The database can't be written right now: {storage.Reason}");
        await answer.ExecuteAsync(context);
    }

    private static bool IsOfDatabase(Exception? fault) => fault is DbException || (fault?.InnerException is { } inner && IsOfDatabase(inner));

    private static Task AnswerStatusAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var title = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => $"There is no call {context.Request.Path}: /openapi/v1.json lists them all.",
            StatusCodes.Status405MethodNotAllowed =>
                $"{context.Request.Path} does not take {context.Request.Method}: it takes {context.Response.Headers.Allow}.",

            // Only routing gives it here: the other calls that take a body read its type themselves.
            StatusCodes.Status415UnsupportedMediaType =>
                $"{context.Request.Path} does not take '{context.Request.ContentType}': send an NDJSON export, with the header 'Content-Type: {ImportRoute.ContentType}'.",
            _ => null,
        };
        return TypedResults.Problem(statusCode: context.Response.StatusCode, title: title).ExecuteAsync(context);
    }
}
