using System.Text.Encodings.Web;

namespace WebhookDashboard.Access;

/// <summary>Leads a browser on after it signed in or out.</summary>
internal static class Onward
{
    /// <summary>
    /// A redirect for a page request. The answer to a form is a page that leads on by itself, without a script: nothing but a
    /// page request is redirected, and the browser asks for the next page with the new cookie also where it is SameSite=Strict
    /// and the person came from another site.
    /// </summary>
    /// <param name="request">The request to answer.</param>
    /// <param name="address">A path of this app.</param>
    public static IResult To(HttpRequest request, string address) => PageRequest.Is(request)
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
