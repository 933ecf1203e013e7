using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Access;

namespace WebhookDashboard.Components.Pages.Errors;

/// <summary>The page that a browser gets when another one failed; it needs nothing that could fail as well.</summary>
internal static class FailurePageEndpoints
{
    public static void MapFailurePage(this WebApplication app) =>
        app.Map(BrowserErrors.FailurePath, () => new RazorComponentResult<FailurePage> { StatusCode = StatusCodes.Status500InternalServerError })
            .AllowAnonymous()
            .ExcludeFromDescription();
}
