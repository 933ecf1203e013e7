using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Ingest;

namespace WebhookDashboard.Api.Endpoints;

/// <summary><c>/api/v1/endpoints</c>.</summary>
internal sealed class EndpointRoutes(
    IEndpointDirectory directory, EndpointInputParser reader, PublicAddress addresses, IOptions<IngestOptions> ingest)
{
    public static void Map(RouteGroupBuilder api)
    {
        var routes = ((IEndpointRouteBuilder)api).ServiceProvider.GetRequiredService<EndpointRoutes>();
        var group = api.MapGroup("/endpoints").WithTags("Endpoints");
        group.MapGet("", routes.List)
            .WithName("ListEndpoints").WithSummary("All endpoints, oldest first.");
        group.MapGet("/{slug}", routes.Get)
            .WithName("GetEndpoint").WithSummary("One endpoint.").ProducesProblem(404);
        group.MapPost("", routes.CreateAsync)
            .WithName("CreateEndpoint").WithSummary("Creates an endpoint.")
            .WithDescription("Without a slug it gets one of 100 random bits, which nobody can guess. 409 if the slug is taken.")
            .Accepts<EndpointInput>("application/json").ProducesProblem(409);
        group.MapPut("/{slug}", routes.UpdateAsync)
            .WithName("UpdateEndpoint").WithSummary("Replaces an endpoint's settings.")
            .WithDescription("Omitted members get their default. Masked secrets, as returned when reading, keep the stored ones.")
            .Accepts<EndpointInput>("application/json").ProducesProblem(404);
        group.MapDelete("/{slug}", routes.DeleteAsync)
            .WithName("DeleteEndpoint").WithSummary("Deletes an endpoint with all its events.").ProducesProblem(404);
    }

    private Ok<IReadOnlyList<EndpointOutput>> List(HttpRequest request) =>
        TypedResults.Ok<IReadOnlyList<EndpointOutput>>([.. directory.All.Select(endpoint => Show(endpoint, request))]);

    private Results<Ok<EndpointOutput>, ProblemHttpResult> Get(string slug, HttpRequest request) =>
        Find(slug) is { } endpoint ? TypedResults.Ok(Show(endpoint, request)) : ApiProblem.NoEndpoint(slug);

    private async Task<Results<Created<EndpointOutput>, ProblemHttpResult>> CreateAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var (input, fault) = await ApiBody.ReadAsync<EndpointInput>(request);
        if (input is null)
        {
            return fault!;
        }

        var faults = new List<EndpointFault>();
        if (string.IsNullOrEmpty(input.Slug))
        {
            input = input with { Slug = EndpointSlug.Unguessable().Value };
        }

        if (!EndpointSlug.TryParse(input.Slug, out var slug))
        {
            faults.Add(new("slug", $"A slug is {EndpointSlug.Rule}."));
        }

        var endpoint = reader.Read(slug, input, stored: null, faults);
        if (faults.Count > 0)
        {
            return ApiProblem.BadRequest(faults);
        }

        return await directory.CreateAsync(endpoint, cancellationToken)
            ? TypedResults.Created($"{request.PathBase}{request.Path.Value!.TrimEnd('/')}/{slug}", Show(endpoint, request))
            : TypedResults.Problem(
                statusCode: StatusCodes.Status409Conflict,
                title: $"There is an endpoint '{slug}' already: choose another slug, or change that one with PUT.");
    }

    private async Task<Results<Ok<EndpointOutput>, ProblemHttpResult>> UpdateAsync(
        string slug, HttpRequest request, CancellationToken cancellationToken)
    {
        if (Find(slug) is not { } stored)
        {
            return ApiProblem.NoEndpoint(slug);
        }

        var (input, fault) = await ApiBody.ReadAsync<EndpointInput>(request);
        if (input is null)
        {
            return fault!;
        }

        var faults = new List<EndpointFault>();
        if (!string.IsNullOrEmpty(input.Slug) && !(EndpointSlug.TryParse(input.Slug, out var named) && named == stored.Slug))
        {
            faults.Add(new("slug", "A slug can't be changed, since senders know it: create another endpoint."));
        }

        var endpoint = reader.Read(stored.Slug, input, stored, faults);
        if (faults.Count > 0)
        {
            return ApiProblem.BadRequest(faults);
        }

        return await directory.UpdateAsync(endpoint, cancellationToken)
            ? TypedResults.Ok(Show(endpoint, request))
            : ApiProblem.NoEndpoint(slug);
    }

    private async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string slug, CancellationToken cancellationToken) =>
        EndpointSlug.TryParse(slug, out var parsed) && await directory.DeleteAsync(parsed, cancellationToken)
            ? TypedResults.NoContent()
            : ApiProblem.NoEndpoint(slug);

    private WebhookEndpoint? Find(string slug) => EndpointSlug.TryParse(slug, out var parsed) ? directory.Find(parsed) : null;

    private EndpointOutput Show(WebhookEndpoint endpoint, HttpRequest request) =>
        EndpointOutput.From(endpoint, addresses.UrlOf(endpoint.Slug, RequestBaseUrl.Of(request)), ingest.Value.MaxBodyBytes);
}
