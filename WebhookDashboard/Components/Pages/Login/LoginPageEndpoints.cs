using Microsoft.AspNetCore.Http.HttpResults;

namespace WebhookDashboard.Components.Pages.Login;

/// <summary>
/// The login page stands outside the app's router: it is plain HTML that needs no circuit, which nobody gets before
/// signing in. The form posts to <c>/login</c>, where the room Access answers.
/// </summary>
internal static class LoginPageEndpoints
{
    public static void MapLoginPage(this WebApplication app) =>
        app.MapGet("/login", Show).AllowAnonymous().ExcludeFromDescription();

    private static RazorComponentResult<LoginPage> Show(string? returnUrl, string? error, string? wait) =>
        new(new { ReturnUrl = returnUrl, Failed = error is not null, Wait = int.TryParse(wait, out var seconds) ? seconds : 0 });
}
