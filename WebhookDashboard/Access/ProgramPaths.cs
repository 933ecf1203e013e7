namespace WebhookDashboard.Access;

/// <summary>The paths that programs call: they answer with a status and never with a page.</summary>
internal static class ProgramPaths
{
    /// <summary>What a key opens. With a page, or the circuit behind it, whoever has one could make others that outlive it.</summary>
    private static readonly PathString[] WithKey = ["/api", "/hubs", "/openapi"];

    private static readonly PathString[] All = [.. WithKey, "/_blazor"];

    public static bool TakesKey(HttpRequest request) => IsUnder(request, WithKey);

    public static bool Includes(HttpRequest request) => IsUnder(request, All);

    private static bool IsUnder(HttpRequest request, PathString[] prefixes) =>
        Array.Exists(prefixes, prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
