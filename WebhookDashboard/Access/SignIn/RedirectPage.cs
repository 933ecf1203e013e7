using System.Text.Encodings.Web;
using WebhookDashboard.Access.Browsers;

namespace WebhookDashboard.Access.SignIn;

/// <summary>Sends a browser to the next page after it signed in or out.</summary>
internal static class RedirectPage
{
    /// <summary>
    /// Redirects a page request. Answers a form with a page that refreshes to the next one without a script: only page requests
    /// are ever redirected, and the browser then sends the new SameSite=Strict cookie even if the person came from another
    /// site.
    /// </summary>
    /// <param name="request">The request to answer.</param>
    /// <param name="address">A path of this app.</param>
    public static IResult To(HttpRequest request, string address) => BrowserRequest.Is(request)
        ? TypedResults.Redirect(address)
        : TypedResults.Content(PageThatLeadsTo(HtmlEncoder.Default.Encode(address)), "text/html; charset=utf-8");

    private static string PageThatLeadsTo(string address) =>
        $"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:,">
        <meta http-equiv="refresh" content="0; url={address}">
        <title>WebhookDashboard</title>
        <p><a href="{address}">Continue</a></p>
        """;
}
