using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Api;

/// <summary>Problem details whose title says what to do.</summary>
internal static class ApiProblem
{
    public static ProblemHttpResult BadRequest(string title) =>
        TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: title);

    /// <summary>The <c>position</c> is that of the character in the parameter's value where the fault begins, from 1.</summary>
    public static ProblemHttpResult BadRequest(string parameter, FilterFault fault) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: $"{parameter}, character {fault.Position + 1}: {fault.Reason}",
        extensions: new Dictionary<string, object?> { ["position"] = fault.Position + 1 });

    /// <summary>The title is the first fault; <c>errors</c> lists all of them by member.</summary>
    public static ProblemHttpResult BadRequest(IReadOnlyList<EndpointFault> faults) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: $"{faults[0].Member}: {faults[0].Message}",
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = faults.GroupBy(fault => fault.Member).ToDictionary(
                group => group.Key, group => group.Select(fault => fault.Message).ToArray()),
        });

    public static ProblemHttpResult BeyondHead(long after, long head) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: $"after is {after}, but the log ends at {head}: it was restored from an older copy, or the cursor is another server's. Go on after {head}.",
        extensions: new Dictionary<string, object?> { ["head"] = head });

    public static ProblemHttpResult NoEndpoint(string slug) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: $"There is no endpoint '{slug}': GET /api/v1/endpoints lists them.");

    public static ProblemHttpResult NoEvent(string id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: $"There is no event '{id}': it was deleted or never stored.");

    public static ProblemHttpResult NoPart(string index, int count) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: count == 0
            ? "The event has no parts: its body is not multipart."
            : $"There is no part '{index}': the event has the parts 0 to {count - 1}.");
}
