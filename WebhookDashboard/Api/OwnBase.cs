namespace WebhookDashboard.Api;

/// <summary>The address of this app as the request at hand names it.</summary>
internal static class OwnBase
{
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
