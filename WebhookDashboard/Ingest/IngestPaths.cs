using System.Text;

namespace WebhookDashboard.Ingest;

/// <summary>The paths that receive webhooks, and the variants of them that are accepted.</summary>
internal static class IngestPaths
{
    public const string Hooks = "/hooks";
    public const string Payment = "/payment-webhook";
    public const string Inventory = "/inventory-webhook";

    private static readonly string[] All = [Hooks, Payment, Inventory];

    /// <summary>
    /// Treats a run of slashes in a receiving path as one, since people join "https://host/" and "/hooks/inbox". Only routing
    /// changes: the event keeps the path as the sender wrote it. Must run before the path base is removed.
    /// </summary>
    public static WebApplication UseIngestPaths(this WebApplication app)
    {
        var prefix = app.Configuration["PathBase"]?.TrimEnd('/');
        app.Use((context, next) =>
        {
            var path = context.Request.Path.Value!;
            if (path.Contains("//", StringComparison.Ordinal))
            {
                PathString single = WithSingleSlashes(path);
                if (Array.Exists(All, root => single.StartsWithSegments(prefix + root, StringComparison.OrdinalIgnoreCase)))
                {
                    context.Request.Path = single;
                }
            }

            return next(context);
        });
        return app;
    }

    /// <param name="path">A request's path.</param>
    /// <param name="prefix">The path base; null if there is none.</param>
    /// <returns>The name of the endpoint that the path leads to, or null.</returns>
    public static string? EndpointIn(string? path, string? prefix)
    {
        PathString single = WithSingleSlashes(path ?? "");
        return !single.StartsWithSegments(prefix?.TrimEnd('/') ?? "", StringComparison.OrdinalIgnoreCase, out var rest) ? null
            : rest.StartsWithSegments(Hooks, StringComparison.OrdinalIgnoreCase, out var name) ? name.Value!.TrimStart('/').Split('/')[0]
            : IsAt(rest, Payment) ? "payment"
            : IsAt(rest, Inventory) ? "inventory"
            : null;
    }

    /// <summary>As in routing, a slash at the end changes nothing.</summary>
    private static bool IsAt(PathString path, string address) =>
        path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is null or "" or "/";

    private static string WithSingleSlashes(string path)
    {
        var single = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            if (c != '/' || single.Length == 0 || single[^1] != '/')
            {
                single.Append(c);
            }
        }

        return single.ToString();
    }
}
