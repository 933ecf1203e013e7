using System.Text;

namespace WebhookDashboard.Ingest;

/// <summary>The paths at which senders are received, and how they may be written.</summary>
internal static class DoorPaths
{
    public const string Hooks = "/hooks";
    public const string Payment = "/payment-webhook";
    public const string Inventory = "/inventory-webhook";

    private static readonly string[] All = [Hooks, Payment, Inventory];

    /// <summary>
    /// Takes a run of slashes in a sender's path for one, since people join "https://host/" and "/hooks/inbox". It changes
    /// only where the request leads: the event keeps its path as the sender wrote it. Stands before the prefix is looked at.
    /// </summary>
    public static WebApplication UseDoorPaths(this WebApplication app)
    {
        var prefix = app.Configuration["PathBase"]?.TrimEnd('/');
        app.Use((context, next) =>
        {
            var path = context.Request.Path.Value!;
            if (path.Contains("//", StringComparison.Ordinal))
            {
                PathString single = WithSingleSlashes(path);
                if (Array.Exists(All, door => single.StartsWithSegments(prefix + door, StringComparison.OrdinalIgnoreCase)))
                {
                    context.Request.Path = single;
                }
            }

            return next(context);
        });
        return app;
    }

    /// <param name="path">A request's path.</param>
    /// <param name="prefix">What the app is served under; null: nothing.</param>
    /// <returns>The name of the endpoint that it leads to; null where it leads to none.</returns>
    public static string? EndpointIn(string? path, string? prefix)
    {
        PathString single = WithSingleSlashes(path ?? "");
        return !single.StartsWithSegments(prefix?.TrimEnd('/') ?? "", StringComparison.OrdinalIgnoreCase, out var rest) ? null
            : rest.StartsWithSegments(Hooks, StringComparison.OrdinalIgnoreCase, out var name) ? name.Value!.TrimStart('/').Split('/')[0]
            : rest.Equals(Payment, StringComparison.OrdinalIgnoreCase) ? "payment"
            : rest.Equals(Inventory, StringComparison.OrdinalIgnoreCase) ? "inventory"
            : null;
    }

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
