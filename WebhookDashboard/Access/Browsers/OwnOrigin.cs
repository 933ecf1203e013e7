using Microsoft.Extensions.Options;
using WebhookDashboard.Ingest;

namespace WebhookDashboard.Access.Browsers;

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

    /// <summary>For browsers that omit <c>Origin</c>.</summary>
    public static bool SaysOtherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    /// <summary>
    /// An image, a frame or a script, as opposed to a link that a person follows. The foreign page can't read the answer, but a
    /// wrong token or key in the address would count against the person who views the page.
    /// </summary>
    private static bool IsPartOfAPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Dest"].ToString() is not ("" or "document");

    private bool IsOwn(string? origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return false;
        }

        // Uri normalizes both: it knows the default ports and lower-cases hosts.
        var asked = uri.GetLeftPart(UriPartial.Authority);
        return asked == _public
            || (Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
                && asked == own.GetLeftPart(UriPartial.Authority));
    }

    private static bool ChangesState(string method) =>
        !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || HttpMethods.IsTrace(method));
}
