using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest.Handshakes;

/// <summary>
/// The <c>GET</c> with which some providers ask an address, before they send it anything, to repeat what they say. It
/// carries no signature, and comes to endpoints that take <c>POST</c> alone.
/// </summary>
internal static class UrlChallenge
{
    private const string MetaMode = "hub.mode";
    private const string MetaChallenge = "hub.challenge";
    private const string DropboxChallenge = "challenge";

    /// <returns>Null where the request is no challenge, or the endpoint's scheme not that of a provider who sends one.</returns>
    public static HandshakeAnswer? Find(SignatureSettings settings, HttpRequest request)
    {
        // Meta signs as GitHub does, so its endpoints have that scheme or the plain one; Dropbox's have the plain one.
        // With a body it would be a way to have that kept which nobody has signed.
        if (settings.Scheme is not (SignatureScheme.GitHub or SignatureScheme.Hmac) || !HttpMethods.IsGet(request.Method) || CanHaveBody(request))
        {
            return null;
        }

        // https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
        if (request.Query[MetaMode] == "subscribe")
        {
            return HandshakeAnswer.Echo(
                request.Query[MetaChallenge],
                $"Meta's question whether this address is the one that it was told: {MetaChallenge} was sent back. Its verify token was not compared with anything.");
        }

        // https://www.dropbox.com/developers/reference/webhooks#documentation
        return settings.Scheme == SignatureScheme.Hmac
            ? HandshakeAnswer.Echo(
                request.Query[DropboxChallenge],
                "Dropbox's question whether this address is the one that it was told: its challenge was sent back.")
            : null;
    }

    private static bool CanHaveBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
}
