namespace WebhookDashboard.Access.Browsers;

/// <summary>
/// Tells browsers that request a page from everything else. This is the only place that decides it: only page requests are
/// redirected or shown an error page.
/// </summary>
internal static class BrowserRequest
{
    /// <summary>A GET or HEAD that accepts HTML, at a path that programs do not call.</summary>
    public static bool Is(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && AcceptsHtml(request)
        && !ProgramPaths.Includes(request);

    /// <summary>
    /// HTML must be named: programs send <c>*/*</c> or nothing, which accepts anything. Parsed by hand, since the framework
    /// finds <c>text/html</c> in <c>x/text/html</c> too.
    /// </summary>
    public static bool AcceptsHtml(HttpRequest request)
    {
        foreach (var type in request.Headers.Accept.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = type.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0].ToLowerInvariant() is "text/html" or "application/xhtml+xml" && !Array.Exists(parts, IsZero))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The quality value that excludes a type: <c>q=0</c>, <c>q=0.000</c>.</summary>
    private static bool IsZero(string parameter) =>
        parameter.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && parameter.AsSpan(3).Trim(".0").IsEmpty;
}
