using Microsoft.AspNetCore.Mvc;

namespace WebhookDashboard.Ingest;

/// <summary>An error answer with a title that tells the sender what to do.</summary>
internal sealed record Refusal(int Status, string Title, TimeSpan? RetryAfter = null)
{
    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString("0");
        }

        return response.WriteAsJsonAsync(
            new ProblemDetails { Status = Status, Title = Title },
            options: null,
            contentType: "application/problem+json",
            context.RequestAborted);
    }
}
