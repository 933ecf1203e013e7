using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access;
using WebhookDashboard.Access.Oidc;
using WebhookDashboard.Access.SignIn;

namespace WebhookDashboard.Components.Pages.Login;

/// <summary>
/// Serves the login page outside the app's router: it is plain HTML without a circuit, which nobody gets before signing in.
/// Its form is posted to Access, which shows the page again after a refusal.
/// </summary>
internal static class LoginPageEndpoints
{
    public static void MapLoginPage(this WebApplication app)
    {
        var page = app.Services.GetRequiredService<IOptions<AccessOptions>>().Value.Mode == AccessMode.Oidc
            ? app.MapMethods(SignInEndpoints.Page, [HttpMethods.Get, HttpMethods.Head], ShowProvider)
            : app.MapMethods(SignInEndpoints.Page, [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post], Show)
                .AddEndpointFilter(TokenSignIn.FilterAsync);
        page.AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Show(SignInPage page) => new RazorComponentResult<LoginPage>(new
    {
        page.ReturnUrl,
        Failed = page.Failure == SignInFailure.WrongToken,
        page.Wait,
    })
    {
        StatusCode = page.Status,
    };

    private static IResult ShowProvider(SignInPage page, OidcHint hint, IOptions<AccessOptions> access) =>
        new RazorComponentResult<OidcLoginPage>(new { page.ReturnUrl, page.Failure, Provider = access.Value.Oidc.Host, Hint = hint });
}
