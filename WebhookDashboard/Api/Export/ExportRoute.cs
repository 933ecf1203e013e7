using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WebhookDashboard.Api.Events;
using WebhookDashboard.Events;
using WebhookDashboard.Ingest;

namespace WebhookDashboard.Api.Export;

/// <summary><c>GET /api/v1/events/export</c>.</summary>
internal static class ExportRoute
{
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportAsync(
        [AsParameters] EventQuery query,
        [FromQuery, Description("'ndjson' or 'har'; omitted: ndjson.")] string? format,
        HttpRequest request,
        IEventLog log,
        EventExport export,
        PublicAddress addresses)
    {
        if (new EventQueryParser(query).Read(request.Query, out var fault, "format") is not { } asked)
        {
            return fault!;
        }

        var cancellationToken = request.HttpContext.RequestAborted;
        if (await EventRoutes.BeyondHeadAsync(asked.Page, log, cancellationToken) is { } beyond)
        {
            return beyond;
        }

        IExportWriter writer;
        switch (format)
        {
            case null or "" or "ndjson":
                writer = new NdjsonWriter();
                break;
            case "har":
                writer = new HarWriter(OriginOf(addresses.RootOf($"{request.Scheme}://{request.Host}")));
                break;
            default:
                return ApiProblem.BadRequest($"format is '{format}': give ndjson or har.");
        }

        var limit = string.IsNullOrEmpty(query.Limit) ? long.MaxValue : asked.Page.Limit;
        return TypedResults.Stream(
            stream => export.WriteAsync(stream, writer, asked.Filter, asked.Page with { Limit = PageRequest.DefaultLimit }, limit, cancellationToken),
            writer.ContentType,
            writer.FileName);
    }

    /// <summary>
    /// Without the path base, which the paths of events already contain. A client of HTTP/1.0 may name no host, and then the
    /// address is no URL.
    /// </summary>
    private static string OriginOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var root) ? root.GetLeftPart(UriPartial.Authority) : address;
}
