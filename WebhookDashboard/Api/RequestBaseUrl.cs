namespace WebhookDashboard.Api;

/// <summary>The address of this app as the current request names it.</summary>
internal static class RequestBaseUrl
{
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
