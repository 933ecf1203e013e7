namespace WebhookDashboard.Access.SignIn;

/// <summary>What the sign-in page shows, as a parameter of its route.</summary>
/// <param name="ReturnUrl">Where to go after signing in; validated when the form is posted.</param>
/// <param name="Failure">Why the page is shown again.</param>
/// <param name="Wait">For how many seconds no token is checked; 0: none.</param>
/// <param name="Status">The status of the answer; null: 200.</param>
internal sealed record SignInPage(string? ReturnUrl, SignInFailure Failure, int Wait = 0, int? Status = null)
{
    public static ValueTask<SignInPage> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        return ValueTask.FromResult(new SignInPage(
            query["returnUrl"],
            Enum.TryParse<SignInFailure>(query["error"], out var said) && Enum.IsDefined(said) ? said : SignInFailure.None,
            int.TryParse(query["wait"], out var seconds) ? seconds : 0));
    }
}
