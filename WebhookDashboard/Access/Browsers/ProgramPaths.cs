namespace WebhookDashboard.Access.Browsers;

/// <summary>The paths that programs call. They answer with a status, never with a page.</summary>
internal static class ProgramPaths
{
    /// <summary>
    /// The paths that accept an API key. Pages and their circuits do not: with those, a key's holder could create keys that
    /// outlive it.
    /// </summary>
    private static readonly PathString[] WithKey = ["/api", "/hubs", "/openapi"];

    private static readonly PathString[] All = [.. WithKey, "/_blazor"];

    public static bool TakesKey(HttpRequest request) => IsUnder(request, WithKey);

    public static bool Includes(HttpRequest request) => IsUnder(request, All);

    private static bool IsUnder(HttpRequest request, PathString[] prefixes) =>
        Array.Exists(prefixes, prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
