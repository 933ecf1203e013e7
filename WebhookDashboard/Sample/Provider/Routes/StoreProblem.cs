using Microsoft.AspNetCore.Http.HttpResults;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary>Problem details whose title says what to do.</summary>
internal static class StoreProblem
{
    private const string Calls =
        "GET /users/{id}, POST /users, GET /accounts/{userId}/balance, GET /products, GET /products/{id}, "
        + "POST /products/{id}/stock, GET /orders, GET /orders/{id}, POST /orders, POST /orders/{id}/payment, POST /orders/{id}/status, "
        + "POST /rooms/{room}/messages, POST /simulations, GET /webhooks";

    public static ProblemHttpResult BadRequest(string title) => Of(StatusCodes.Status400BadRequest, title);

    public static ProblemHttpResult Conflict(string title) => Of(StatusCodes.Status409Conflict, title);

    public static ProblemHttpResult NoProduct(string id) => NotFound($"There is no product '{id}': GET /products lists them.");

    public static ProblemHttpResult NoUser(string id) => NotFound($"There is no user '{id}': POST /users makes one.");

    public static ProblemHttpResult NoOrder(string id) => NotFound($"There is no order '{id}': GET /orders lists the latest.");

    public static ProblemHttpResult NoCall(HttpRequest request, string? rest) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: $"The shop has no call {request.Method} /{rest}.",
        detail: $"Its calls are: {Calls}.");

    public static ProblemHttpResult WrongMethod(HttpRequest request, string allowed) =>
        Of(StatusCodes.Status405MethodNotAllowed, $"The shop has no {request.Method} here: use {allowed}.");

    private static ProblemHttpResult NotFound(string title) => Of(StatusCodes.Status404NotFound, title);

    private static ProblemHttpResult Of(int status, string title) => TypedResults.Problem(statusCode: status, title: title);
}
