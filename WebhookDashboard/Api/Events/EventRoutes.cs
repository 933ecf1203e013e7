using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WebhookDashboard.Api.Description;
using WebhookDashboard.Api.Export;
using WebhookDashboard.Api.Import;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;

namespace WebhookDashboard.Api.Events;

/// <summary><c>/api/v1/events</c>.</summary>
internal static class EventRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/events").WithTags("Events");
        group.MapGet("", ListAsync)
            .WithName("ListEvents").WithSummary("A page of events, newest first, without headers and bodies.")
            .WithDescription(
                "For the next older page, give 'nextBefore' of the answer as 'before', also where a page has fewer events than 'limit'; a 'before' beyond the head of the log gives the "
                + "newest page. An 'after' beyond the head is refused, with the head in the answer: the log was restored from an older copy. "
                + "A search that has to go far returns what it has found within two seconds; 'searchedTo' says how far it came.")
            .AddOpenApiOperationTransformer(EventQueryDocs.DescribePageAsync).ProducesProblem(400);
        group.MapGet("/count", CountAsync)
            .WithName("CountEvents").WithSummary("How many events match.")
            .WithDescription(
                "The count is exact, however large, unless a time range is given, or an endpoint has hundreds of methods and types: then events are counted up to 10,000. "
                + "So are those of 'search', 'where', a size or 'duplicates', for two seconds.")
            .AddOpenApiOperationTransformer(EventQueryDocs.DescribePageAsync).ProducesProblem(400);
        group.MapGet("/histogram", HistogramRoute.ReadAsync)
            .WithName("GetEventHistogram").WithSummary("How many events match, in buckets of time.")
            .WithDescription(
                "The buckets divide the time from 'from' to 'to', by default from the earliest event that matches until now. They last for whole seconds, so the last one may end later. "
                + "'search', 'where', a size and 'duplicates' are counted for two seconds, newest first; 'searchedTo' says how far that came.")
            .AddOpenApiOperationTransformer(EventQueryDocs.DescribePageAsync).ProducesProblem(400);
        group.MapGet("/{id}", GetAsync)
            .WithName("GetEvent").WithSummary("One event with its headers and trailers, without its body.").ProducesProblem(404);
        group.MapGet("/{id}/body", GetBodyAsync)
            .WithName("GetEventBody").WithSummary("The exact bytes of an event's body, as a download.")
            .Produces<byte[]>(contentType: "application/octet-stream").AddOpenApiOperationTransformer(Downloads.DescribeAsync).ProducesProblem(404);
        PartRoutes.Map(group);
        PinRoutes.Map(group);
        group.MapDelete("/{id}", DeleteAsync)
            .WithName("DeleteEvent").WithSummary("Deletes one event.").ProducesProblem(404);
        group.MapDelete("", DeleteMatchingAsync)
            .WithName("DeleteEvents").WithSummary("Deletes the events that match at least one filter.")
            .WithDescription(
                $"Up to {DeletionQueue.MaxAtOnce:N0} are gone when the answer comes. More are deleted in the background, oldest first, also over a "
                + "restart; 'deletions' of the statistics says how many are left. What is received meanwhile stays. So do pinned events, unless 'pinned=true' is given.")
            .AddOpenApiOperationTransformer(EventQueryDocs.DescribePageAsync)
            .ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/export", ExportRoute.ExportAsync)
            .WithName("ExportEvents").WithSummary("Downloads events whole, oldest first.")
            .WithDescription(
                "As 'ndjson' each line is an event with its headers and its body in base64, as 'import' reads it; 'har' opens in the network panel "
                + "of a browser. Takes the filters of the list, or ids. Has every event that was stored when it began and is not deleted meanwhile; none that "
                + "arrives later. The answer is streamed: if the connection ends early, events are missing.")
            .AddOpenApiOperationTransformer(EventQueryDocs.DescribeExportAsync)
            .Produces<byte[]>(contentType: "application/x-ndjson", additionalContentTypes: "application/json")
            .AddOpenApiOperationTransformer(Downloads.DescribeAsync).ProducesProblem(400);
        group.MapPost("/import", ImportRoute.ImportAsync)
            .WithName("ImportEvents").WithSummary("Stores the events of an NDJSON export.")
            .WithDescription(
                "Ids, times, bytes, answers and verdicts stay as they were; the sequences are new, in the order of the lines. Skips what is stored already, so that an "
                + "import can be repeated. Creates missing endpoints, disabled. A line that is wrong ends it; the answer says which, and how many were imported before it. "
                + "Imported events have 'imported': true, and the sample shop does not act on them.")
            .Accepts<byte[]>(ImportRoute.ContentType, ImportRoute.OtherContentTypes).AddOpenApiOperationTransformer(Uploads.DescribeAsync);
    }

    private static async Task<Results<Ok<EventPageOutput>, ProblemHttpResult>> ListAsync(
        [AsParameters] EventQuery query, HttpRequest request, IEventLog log, CancellationToken cancellationToken)
    {
        if (new EventQueryParser(query).Read(request.Query, out var fault) is not { } asked)
        {
            return fault!;
        }

        if (await BeyondHeadAsync(asked.Page, log, cancellationToken) is { } beyond)
        {
            return beyond;
        }

        var page = await log.PageAsync(asked.Filter, asked.Page, cancellationToken);
        return TypedResults.Ok(new EventPageOutput(page.Items, page.NextBefore, page.IsPartOf(asked.Page) ? page.NextBefore : null));
    }

    private static async Task<Results<Ok<EventCountOutput>, ProblemHttpResult>> CountAsync(
        [AsParameters] EventFilterQuery query, HttpRequest request, IEventLog log, CancellationToken cancellationToken)
    {
        if (new EventQueryParser(query.Anywhere).ReadFilter(request.Query, out var fault) is not { } filter)
        {
            return fault!;
        }

        var counted = await log.CountAsync(filter, after: 0, long.MaxValue, cancellationToken);
        return TypedResults.Ok(new EventCountOutput(counted.Count, counted.IsExact));
    }

    /// <summary>The problem details of a page that begins beyond the head of the log; null if it does not.</summary>
    public static async ValueTask<ProblemHttpResult?> BeyondHeadAsync(
        PageRequest page, IEventLog log, CancellationToken cancellationToken) =>
        page.After is { } after && await log.HeadBehindAsync(after, cancellationToken) is { } head
            ? ApiProblem.BeyondHead(after, head)
            : null;

    private static async Task<Results<Ok<EventOutput>, ProblemHttpResult>> GetAsync(
        string id, IEventLog log, CancellationToken cancellationToken) =>
        EventId.TryParse(id, provider: null, out var parsed) && await log.FindAsync(parsed, cancellationToken) is { } stored
            ? TypedResults.Ok(new EventOutput(stored))
            : ApiProblem.NoEvent(id);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetBodyAsync(
        string id, IEventLog log, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!EventId.TryParse(id, provider: null, out var parsed)
            || await log.FindAsync(parsed, cancellationToken) is not { } stored
            || await log.ReadBodyAsync(parsed, cancellationToken) is not { } body)
        {
            return ApiProblem.NoEvent(id);
        }

        return Download.Of(response, body, BodyFileName.Of(stored.Summary));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string id, IEventLog log, CancellationToken cancellationToken) =>
        EventId.TryParse(id, provider: null, out var parsed) && await log.DeleteAsync(parsed, cancellationToken)
            ? TypedResults.NoContent()
            : ApiProblem.NoEvent(id);

    private static async Task<Results<Ok<DeletedOutput>, Accepted<DeletingOutput>, ProblemHttpResult>> DeleteMatchingAsync(
        [AsParameters] EventFilterQuery query,
        HttpRequest request,
        IEventLog log,
        IEndpointDirectory directory,
        CancellationToken cancellationToken)
    {
        if (new EventQueryParser(query.Anywhere).ReadDeletion(request.Query, out var fault) is not { } filter)
        {
            return fault!;
        }

        if (filter.IsEmpty)
        {
            return ApiProblem.BadRequest($"Say which events to delete with at least one of {string.Join(", ", EventQueryParser.Filters)}.");
        }

        if (filter.Endpoints.Where(slug => directory.Find(slug) is null).Select(slug => slug.Value).FirstOrDefault() is { } unknown)
        {
            return ApiProblem.NoEndpoint(unknown);
        }

        var result = await log.DeleteAsync(filter, cancellationToken);
        return result.IsDone
            ? TypedResults.Ok(new DeletedOutput(result.Matching.Count))
            : TypedResults.Accepted((string?)null, new DeletingOutput(result.Matching.Count, result.Matching.IsExact));
    }
}
