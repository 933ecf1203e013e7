using System.Security.Claims;

namespace WebhookDashboard.Audit;

/// <summary>Who does what is being done now.</summary>
/// <param name="Name">An e-mail, <c>token</c>, <c>key NAME</c>, <c>developer</c>, <c>anyone</c>.</param>
/// <param name="From">The address that it is done from; null within the app.</param>
internal sealed record Actor(string Name, string? From)
{
    /// <summary>Of a user's identity: the address that the request came from.</summary>
    public const string FromClaim = "from";

    /// <summary>The name of whoever was not let in.</summary>
    public const string Stranger = "stranger";

    /// <summary>Does what nobody asked for: what the start sets up, for instance.</summary>
    public static readonly Actor App = new("the app", From: null);

    private static readonly AsyncLocal<Actor?> Now = new();

    /// <summary>
    /// Set where a request or a click comes in, and good for all that follows from it. So what is changed needs to know
    /// nothing of who changes it.
    /// </summary>
    public static Actor Current
    {
        get => Now.Value ?? App;
        set => Now.Value = value;
    }

    public static Actor Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? new Actor(name, user.FindFirst(FromClaim)?.Value) : App;
}
