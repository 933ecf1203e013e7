using Microsoft.Extensions.Options;
using WebhookDashboard.Ingest;

namespace WebhookDashboard.Access;

/// <summary>Tells this app's own pages from foreign ones by the header <c>Origin</c>, which scripts can't forge.</summary>
internal sealed class OwnOrigin(IOptions<PublicAddressOptions> publicAddress)
{
    private readonly string? _public = publicAddress.Value.PublicUrl?.GetLeftPart(UriPartial.Authority);

    /// <summary>True when a page of another origin made the request. <c>Origin: null</c> is foreign.</summary>
    public bool IsForeign(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        return origins.Count > 0
            ? !origins.All(origin => IsOwn(origin, request))
            : SaysOtherSite(request) && (ChangesState(request.Method) || IsPartOfAPage(request));
    }

    /// <summary>Browsers that leave <c>Origin</c> out still say where a request comes from.</summary>
    public static bool SaysOtherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    /// <summary>
    /// An image, a frame or a script and not a link that a person follows. No page can read the answer to one; but a wrong
    /// token or key in its address would be counted against whoever looks at that page.
    /// </summary>
    private static bool IsPartOfAPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Dest"].ToString() is not ("" or "document");

    private bool IsOwn(string? origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return false;
        }

        // Both sides go through Uri, which knows the default ports and writes hosts in small letters.
        var asked = uri.GetLeftPart(UriPartial.Authority);
        return asked == _public
            || (Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
                && asked == own.GetLeftPart(UriPartial.Authority));
    }

    private static bool ChangesState(string method) =>
        !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || HttpMethods.IsTrace(method));
}
