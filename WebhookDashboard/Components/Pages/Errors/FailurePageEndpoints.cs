using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Access.Browsers;

namespace WebhookDashboard.Components.Pages.Errors;

/// <summary>The page that a browser gets when another page failed. It needs nothing that could fail as well.</summary>
internal static class FailurePageEndpoints
{
    public static void MapFailurePage(this WebApplication app) =>
        app.MapMethods(BrowserErrors.FailurePath, [HttpMethods.Get, HttpMethods.Head], Show).AllowAnonymous().ExcludeFromDescription();

    private static IResult Show(PageFailure failure) => failure.Happened
        ? new RazorComponentResult<FailurePage> { StatusCode = StatusCodes.Status500InternalServerError }
        : TypedResults.NotFound();
}
