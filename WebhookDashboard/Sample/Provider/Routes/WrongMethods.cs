namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary>
/// Answers 405 if the shop has the path but not the method, and lists the allowed methods (RFC 9110, 15.5.6).
/// </summary>
internal static class WrongMethods
{
    /// <summary>Call it after mapping all routes. A route without methods is chosen last.</summary>
    public static void MapWrongMethods(this RouteGroupBuilder shop)
    {
        var calls = ((IEndpointRouteBuilder)shop).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        foreach (var path in calls.GroupBy(call => call.RoutePattern.RawText!, StringComparer.Ordinal))
        {
            var allowed = string.Join(", ", path
                .SelectMany(call => call.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                .Distinct()
                .Order(StringComparer.Ordinal));
            shop.Map(path.Key, (HttpContext context) =>
            {
                context.Response.Headers.Allow = allowed;
                return StoreProblem.WrongMethod(context.Request, allowed);
            });
        }
    }
}
