using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access;
using WebhookDashboard.Access.Oidc;

namespace WebhookDashboard.Components.Pages.Login;

/// <summary>
/// The login page stands outside the app's router: it is plain HTML that needs no circuit, which nobody gets before
/// signing in. The form posts to <c>/login</c>, where the room Access answers.
/// </summary>
internal static class LoginPageEndpoints
{
    public static void MapLoginPage(this WebApplication app) =>
        app.MapGet("/login", Show).AllowAnonymous().ExcludeFromDescription();

    private static IResult Show(string? returnUrl, string? error, string? wait, OidcHint hint, IOptions<AccessOptions> access)
    {
        var failure = Enum.TryParse<SignInFailure>(error, out var said) && Enum.IsDefined(said) ? said : SignInFailure.None;
        return access.Value.Mode == AccessMode.Oidc
            ? new RazorComponentResult<OidcLoginPage>(new
            {
                ReturnUrl = returnUrl, Failure = failure, Provider = access.Value.Oidc.Host, Hint = hint,
            })
            : new RazorComponentResult<LoginPage>(new
            {
                ReturnUrl = returnUrl,
                Failed = failure == SignInFailure.WrongToken,
                Wait = int.TryParse(wait, out var seconds) ? seconds : 0,
            });
    }
}
