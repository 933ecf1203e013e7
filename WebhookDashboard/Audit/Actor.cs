using System.Security.Claims;

namespace WebhookDashboard.Audit;

/// <summary>Who causes the current operation.</summary>
/// <param name="Name">An e-mail, <c>token</c>, <c>key NAME</c>, <c>developer</c>, <c>anyone</c>.</param>
/// <param name="From">The remote address; null within the app.</param>
internal sealed record Actor(string Name, string? From)
{
    /// <summary>The claim that holds the request's remote address.</summary>
    public const string FromClaim = "from";

    /// <summary>The name of a caller that was refused.</summary>
    public const string Stranger = "stranger";

    /// <summary>For operations that nobody requested, such as the setup at the start.</summary>
    public static readonly Actor App = new("the app", From: null);

    private static readonly AsyncLocal<Actor?> Now = new();

    /// <summary>
    /// Set where a request or a click enters, and flows with the call. So code that changes something need not know who
    /// asked for it.
    /// </summary>
    public static Actor Current
    {
        get => Now.Value ?? App;
        set => Now.Value = value;
    }

    public static Actor Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? new Actor(name, user.FindFirst(FromClaim)?.Value) : App;
}
