using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Api.Events;

/// <summary><c>GET /api/v1/events/histogram</c>.</summary>
internal static class HistogramRoute
{
    /// <summary>The values of <c>by</c>.</summary>
    public static readonly string[] Keys = [.. Enum.GetNames<HistogramBy>().Select(name => name.ToLowerInvariant())];

    public static async Task<Results<Ok<HistogramOutput>, ProblemHttpResult>> ReadAsync(
        [AsParameters] EventFilterQuery query,
        [FromQuery, Description("The number of buckets.")] string? buckets,
        [FromQuery, Description("What the series stand for.")] string? by,
        HttpRequest request,
        IEventHistograms histograms,
        CancellationToken cancellationToken)
    {
        if (new EventQueryParser(query.Anywhere).ReadFilter(request.Query, out var fault, "buckets", "by") is not { } filter)
        {
            return fault!;
        }

        if (ReadBuckets(buckets) is not { } count)
        {
            return ApiProblem.BadRequest($"buckets is '{buckets}': give 1 to {HistogramRequest.MaxBuckets}.");
        }

        if (ReadKey(by) is not { } key)
        {
            return ApiProblem.BadRequest($"by is '{by}': give one of {string.Join(", ", Keys)}.");
        }

        return TypedResults.Ok(HistogramOutput.Of(await histograms.ReadAsync(new HistogramRequest(filter, key, count), cancellationToken)));
    }

    private static int? ReadBuckets(string? text) =>
        string.IsNullOrEmpty(text) ? HistogramRequest.DefaultBuckets
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= HistogramRequest.MaxBuckets ? count
        : null;

    private static HistogramBy? ReadKey(string? text) =>
        string.IsNullOrEmpty(text) ? HistogramBy.Verdict
        : Array.IndexOf(Keys, text.ToLowerInvariant()) is >= 0 and var index ? Enum.GetValues<HistogramBy>()[index]
        : null;
}
