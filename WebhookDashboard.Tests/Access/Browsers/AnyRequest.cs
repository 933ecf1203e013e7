using CsCheck;

namespace WebhookDashboard.Tests.Access.Browsers;

/// <summary>An arbitrary request.</summary>
/// <param name="Method">Any token.</param>
/// <param name="Path">Relative to the prefix, as on the wire.</param>
/// <param name="Accept">Null leaves the header out.</param>
/// <param name="ContentType">Null sends no body.</param>
/// <param name="HasCredentials">Whether it carries a session cookie or an API key.</param>
/// <param name="IsForwarded">Whether it carries a proxy's headers.</param>
/// <param name="IsUnderPrefix">Whether it is sent under the app's prefix.</param>
public sealed record AnyRequest(
    string Method, string Path, string? Accept, string? ContentType, bool HasCredentials, bool IsForwarded, bool IsUnderPrefix)
{
    private static readonly Gen<string> Methods = Gen.OneOf(
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "REPORT", "get", "Post");

    private static readonly Gen<string?> Accepts = Gen.OneOf(
        null, "", "*/*", "application/json", "text/*", "text/html", "TEXT/HTML;q=0.1", "text/html;q=0", "text/html;q=0.0, */*", "application/xhtml+xml",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html, image/gif, *; q=.2", "text/htmlx", "nonsense", ",;,", "x/text/html");

    private static readonly Gen<string?> ContentTypes = Gen.OneOf(
        null, "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "");

    private static readonly Gen<string> OddPaths = Gen.OneOf(
        "/", "//", "/hook/inbox", "/hooks", "/hooks/", "/hooks/none", "/hooks/none/x", "/hooks//none", "//hooks/none", "/hooks%2Finbox", "/hooks\\inbox",
        "/payment-webhook/x", "/payment-webhooks", "/login/", "//login", "/login/oidc/", "/login/oidc/callback?code=x&state=y", "/login?t=x",
        "/login?t=x&returnUrl=https://evil.example", "/logout/", "/LOGIN", "/Scalar", "/scalar/", "/scalar/v1", "/scalar//", "/error?x", "/not-found/",
        "/events//", "/events/none", "/events/none/x", "/settings/", "/api", "/api/", "/api/v1", "/api/v1/none", "/api/v2/events", "/openapi", "/openapi/v2.json",
        "/hubs", "/hubs/none", "/hubs/events/none", "/_blazor/none", "/_blazor?id=x", "/_framework/opaque-redirect?url=x", "/_framework/none.js",
        "/app.css/", "/none.css", "/index.html", "/favicon.ico", "/wp-login.php", "/health", "/health/", "/health/none", "/shop-api", "/shop-api/none",
        "/metrics", "/.well-known/none", "/x/../login", "/./", "/%2e%2e/login", "/~");

    private static readonly Gen<string> RandomPaths =
        Gen.OneOf("hooks", "api", "v1", "login", "events", "inbox", "x", "", "..", ".", "%2F", "%20", "a b", ";", "@", "é".Normalize())
            .Array[0, 5].Select(parts => "/" + string.Join('/', parts.Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part)))));

    /// <param name="routes">Paths of the app's routes, with values for their parameters.</param>
    public static Gen<AnyRequest> Of(IReadOnlyList<string> routes) => Gen.Select(
        Methods,
        Gen.Frequency((3, Gen.OneOf([.. routes])), (2, OddPaths), (1, RandomPaths)),
        Accepts,
        ContentTypes,
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 9]),
        (method, path, accept, type, rest) => new AnyRequest(method, path, accept, type, rest.Item1, rest.Item2, rest.Item3 > 0));
}
