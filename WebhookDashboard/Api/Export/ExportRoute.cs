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
        [FromQuery, Description("An event type, as the event shows it: all events but those of this type.")] string? exceptType,
        [FromQuery, Description("Only the events with these ids, separated by commas; no filter can be given besides. Those that are not stored are left out.")] string? ids,
        HttpRequest request,
        IEventLog log,
        EventExport export,
        PublicAddress addresses)
    {
        if (new EventQueryParser(query).Read(request.Query, out var fault, "format", "exceptType", "ids") is not { } asked)
        {
            return fault!;
        }

        var chosen = new List<EventId>();
        foreach (var text in (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!EventId.TryParse(text, provider: null, out var id))
            {
                return ApiProblem.BadRequest($"ids has '{text}': give ids of events, separated by commas.");
            }

            chosen.Add(id);
        }

        if (chosen.Count > 0 && request.Query.Keys.Any(key => !key.Equals("ids", StringComparison.OrdinalIgnoreCase) && !key.Equals("format", StringComparison.OrdinalIgnoreCase)))
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

        var filter = string.IsNullOrEmpty(exceptType) ? asked.Filter : asked.Filter with { ExceptType = EventFilter.ParseType(exceptType) };
        var limit = string.IsNullOrEmpty(query.Limit) ? long.MaxValue : asked.Page.Limit;
        return TypedResults.Stream(
            stream => chosen.Count > 0
                ? export.WriteAsync(stream, writer, chosen, cancellationToken)
                : export.WriteAsync(stream, writer, filter, asked.Page, limit, cancellationToken),
            writer.ContentType,
            writer.FileName);
    }

    /// <summary>Without the path base, which the paths of events already contain.</summary>
    private static string OriginOf(string address) => new Uri(address).GetLeftPart(UriPartial.Authority);
}
