using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Api.Description;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Multipart;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Api.Events;

/// <summary><c>/api/v1/events/{id}/parts</c>.</summary>
internal static class PartRoutes
{
    public static void Map(RouteGroupBuilder events)
    {
        events.MapGet("/{id}/parts", ListAsync)
            .WithName("ListEventParts").WithSummary("The parts of an event's multipart body.")
            .WithDescription($"Empty if the body is not multipart. At most {MultipartBody.MaxParts:N0} parts are listed.").ProducesProblem(404);
        events.MapGet("/{id}/parts/{index}", GetAsync)
            .WithName("GetEventPart").WithSummary("The bytes of one part, as a download.")
            .WithDescription("A part in base64 or quoted-printable is decoded.")
            .Produces<byte[]>(contentType: "application/octet-stream").AddOpenApiOperationTransformer(Downloads.DescribeAsync).ProducesProblem(404);
    }

    private static async Task<Results<Ok<IReadOnlyList<PartOutput>>, ProblemHttpResult>> ListAsync(
        string id, IEventLog log, CancellationToken cancellationToken) =>
        await FindAsync(id, log, cancellationToken) is var (_, parts)
            ? TypedResults.Ok<IReadOnlyList<PartOutput>>([.. parts.Select(PartOutput.Of)])
            : ApiProblem.NoEvent(id);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        string id, string index, IEventLog log, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, log, cancellationToken) is not var (summary, parts))
        {
            return ApiProblem.NoEvent(id);
        }

        if (!int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= parts.Count)
        {
            return ApiProblem.NoPart(index, parts.Count);
        }

        return Download.Of(response, parts[number].Content, PartFileName.Of(summary, parts[number]));
    }

    /// <summary>Returns null if there is no such event.</summary>
    private static async Task<(EventSummary Summary, IReadOnlyList<BodyPart> Parts)?> FindAsync(
        string id, IEventLog log, CancellationToken cancellationToken)
    {
        if (!EventId.TryParse(id, provider: null, out var parsed)
            || await log.FindAsync(parsed, cancellationToken) is not { } stored
            || await log.ReadBodyAsync(parsed, cancellationToken) is not { } body)
        {
            return null;
        }

        var contentType = stored.Summary.ContentType;
        var bytes = DecodedBody.Read(body, contentType, stored.ContentEncoding).Bytes;
        return (stored.Summary, MultipartBody.Read(bytes, contentType)?.Parts ?? []);
    }
}
