using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Quality.Reports;

namespace WebhookDashboard.Api.Quality;

/// <summary><c>/api/v1/quality</c>.</summary>
internal static class QualityRoutes
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/quality/{slug}", ReadAsync)
        .WithName("GetQuality").WithTags("Quality")
        .WithSummary("How the senders of an endpoint deliver: repeats, order, gaps, lag, and the fields of payloads.")
        .WithDescription(
            "Without 'from' it is about the 24 hours before 'to', and without 'to' about the time up to now. The times are widened to whole steps, whose length depends on how long and how "
            + "long ago the time is. An event is counted about a second after it was received.")
        .ProducesProblem(400).ProducesProblem(404);

    private static async Task<Results<Ok<QualityReport>, ProblemHttpResult>> ReadAsync(
        string slug,
        IEndpointDirectory directory,
        IQualityReports reports,
        TimeProvider clock,
        [Description("The start of the report's time, ISO 8601; without an offset: UTC.")] string? from,
        [Description("The end of the report's time, ISO 8601; without an offset: UTC.")] string? to,
        CancellationToken cancellationToken)
    {
        if (!EndpointSlug.TryParse(slug, out var endpoint) || directory.Find(endpoint) is null)
        {
            return ApiProblem.NoEndpoint(slug);
        }

        var now = clock.GetUtcNow();
        if ((Fault("from", from) ?? Fault("to", to)) is { } fault)
        {
            return ApiProblem.BadRequest(fault);
        }

        var end = EventFilter.ParseTime(to) ?? now;
        var start = EventFilter.ParseTime(from) ?? (end > DateTimeOffset.UnixEpoch ? end - Usual : DateTimeOffset.MinValue);
        return start < end && start < now
            ? TypedResults.Ok(await reports.ReadAsync(endpoint, QualityRange.Of(start, end, now), cancellationToken))
            : ApiProblem.BadRequest("from is not before to, or in the future: give a time that has begun.");
    }

    private static string? Fault(string name, string? text) => string.IsNullOrEmpty(text) || EventFilter.ParseTime(text) is not null
        ? null
        : $"{name} is '{text}': give a time in ISO 8601, such as 2026-01-31T12:00:00Z.";
}
