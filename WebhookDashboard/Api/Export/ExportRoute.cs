using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WebhookDashboard.Api.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Ingest;

namespace WebhookDashboard.Api.Export;

/// <summary><c>GET /api/v1/events/export</c>.</summary>
internal static class ExportRoute
{
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportAsync(
        [AsParameters] EventQuery query,
        [FromQuery, Description("'ndjson' or 'har'; omitted: ndjson.")] string? format,
        [FromQuery, Description("Only the events with these ids, without any filter; repeat it for several. Those that are not stored are left out.")] string[]? id,
        HttpRequest request,
        IEventLog log,
        EventExport export,
        PublicAddress addresses)
    {
        if (new EventQueryParser(query).Read(request.Query, out var fault, "format", "id") is not { } asked)
        {
            return fault!;
        }

        if (EventIds(id ?? []) is not { } ids)
        {
            return ApiProblem.BadRequest("An id is not one of an event: give it as the event shows it.");
        }

        if (ids.Count > 0 && request.Query.Keys.Any(key => !key.Equals("id", StringComparison.OrdinalIgnoreCase) && !key.Equals("format", StringComparison.OrdinalIgnoreCase)))
        {
            return ApiProblem.BadRequest("Give ids or filters, not both.");
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
            stream => ids.Count > 0
                ? export.WriteAsync(stream, writer, ids, cancellationToken)
                : export.WriteAsync(stream, writer, asked.Filter, asked.Page, limit, cancellationToken),
            writer.ContentType,
            writer.FileName);
    }

    /// <returns>Null if one is not an id.</returns>
    private static List<EventId>? EventIds(string[] texts)
    {
        var ids = texts.Select(text => EventId.TryParse(text, provider: null, out var id) ? id : (EventId?)null).ToList();
        return ids.Contains(null) ? null : [.. ids.OfType<EventId>()];
    }

    /// <summary>
    /// Without the path base, which the paths of events already contain. A client of HTTP/1.0 may name no host, and then the
    /// address is no URL.
    /// </summary>
    private static string OriginOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var root) ? root.GetLeftPart(UriPartial.Authority) : address;
}
