using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Ingest.Handshakes;

/// <summary>
/// The <c>GET</c> request with which some providers verify an address before they send webhooks: the answer must repeat its
/// challenge. It has no signature, and is answered even if the endpoint accepts <c>POST</c> only.
/// </summary>
internal static class UrlChallenge
{
    private const string MetaMode = "hub.mode";
    private const string MetaChallenge = "hub.challenge";
    private const string DropboxChallenge = "challenge";

    /// <returns>Null if the request is not a challenge, or the endpoint's scheme belongs to a provider that sends
    /// none.</returns>
    public static HandshakeAnswer? Find(SignatureSettings settings, HttpRequest request)
    {
        // Meta signs as GitHub does, so its endpoints use scheme github or hmac; Dropbox's use hmac. A challenge with a body is
        // refused: it would be stored although nobody signed it.
        if (settings.Scheme is not (SignatureScheme.GitHub or SignatureScheme.Hmac) || !HttpMethods.IsGet(request.Method) || CanHaveBody(request))
        {
            return null;
        }

        // https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
        if (request.Query[MetaMode] == "subscribe")
        {
            return HandshakeAnswer.Echo(
                request.Query[MetaChallenge],
                $"Meta's check of this address: {MetaChallenge} was sent back. The verify token was not checked.");
        }

        // https://www.dropbox.com/developers/reference/webhooks#documentation
        return settings.Scheme == SignatureScheme.Hmac
            ? HandshakeAnswer.Echo(
                request.Query[DropboxChallenge],
                "Dropbox's check of this address: its challenge was sent back.")
            : null;
    }

    private static bool CanHaveBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
}
