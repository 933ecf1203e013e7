using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary>The answer while the database refuses.</summary>
internal static class StoreFailures
{
    private const int RetryAfterSeconds = 1;

    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            context.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem(
                statusCode: StatusCodes.Status503ServiceUnavailable,
                title: "The shop's database can't be used right now. Try again in a moment.");
        }
    }
}
