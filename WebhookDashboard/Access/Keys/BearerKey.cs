namespace WebhookDashboard.Access.Keys;

/// <summary>Reads the API key that a request carries.</summary>
internal static class BearerKey
{
    private const string Prefix = "Bearer ";

    /// <returns>Null if there is none.</returns>
    public static string? Read(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Prefix.Length..].Trim();
        }

        // Browsers can't set headers on a WebSocket, so SignalR's client puts the key into the hub's URL.
        return IsForHub(request) && request.Query["access_token"].ToString() is { Length: > 0 } key ? key : null;
    }

    private static bool IsForHub(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);
}
