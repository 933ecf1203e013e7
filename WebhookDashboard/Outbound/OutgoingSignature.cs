using WebhookDashboard.Domain;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Schemes;

namespace WebhookDashboard.Outbound;

/// <summary>Signs a test webhook as its provider would.</summary>
internal static class OutgoingSignature
{
    /// <param name="webhook">What is sent.</param>
    /// <param name="target">Where to, whole.</param>
    /// <param name="now">When.</param>
    /// <param name="signed">The URL and the headers to send, the signature among them.</param>
    /// <param name="fault">Otherwise: one sentence that says what to do.</param>
    public static bool TryAdd(
        TestWebhook webhook, Uri target, DateTimeOffset now, out (Uri Target, IReadOnlyList<HeaderLine> Headers) signed, out string fault)
    {
        signed = (target, webhook.Headers);
        fault = "";
        if (webhook.Sign is not { } sign || sign.Scheme == SignatureScheme.None)
        {
            return true;
        }

        if (!SignatureSchemes.ByName.TryGetValue(sign.Scheme, out var scheme))
        {
            fault = $"'{sign.Scheme}' is no scheme to sign with: choose one of {SignatureSchemes.Names}.";
            return false;
        }

        var result = scheme.Sign(new SigningOrder
        {
            Secret = sign.Secret,

            // An id that was typed is kept: so the same message can be sent twice.
            MessageId = webhook.Headers.FirstOrDefault(line => Named(line, StandardWebhooksScheme.IdHeader))?.Value
                ?? $"msg_{Guid.CreateVersion7(now):N}",
            Body = webhook.Body,
            Now = now,
            Method = webhook.Method,
            Url = sign.Url ?? target.AbsoluteUri,
            Headers = webhook.Headers,
            Hmac = sign.Hmac,
        });
        if (result is SigningResult.Refused refused)
        {
            fault = refused.Reason;
            return false;
        }

        var made = (SigningResult.Signed)result;
        signed = (
            made.AddedQuery is { } query ? WithQuery(target, query) : target,
            [.. webhook.Headers.Where(line => !made.Headers.Any(one => Named(line, one.Name))), .. made.Headers]);
        return true;
    }

    private static Uri WithQuery(Uri target, string query) =>
        new UriBuilder(target) { Query = target.Query.Length > 1 ? $"{target.Query[1..]}&{query}" : query }.Uri;

    private static bool Named(HeaderLine line, string name) => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
