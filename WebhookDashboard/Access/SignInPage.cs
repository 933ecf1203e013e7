namespace WebhookDashboard.Access;

/// <summary>What the sign-in page shall say, as a parameter of its route.</summary>
/// <param name="ReturnUrl">Where to go on after signing in; checked where the form is posted to.</param>
/// <param name="Failure">Why it is shown again.</param>
/// <param name="Wait">For how many seconds no token is looked at; 0: the next one is.</param>
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
