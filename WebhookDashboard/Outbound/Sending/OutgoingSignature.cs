using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Outbound.Verbatim;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;
using WebhookDashboard.Signatures.Schemes;

namespace WebhookDashboard.Outbound.Sending;

/// <summary>Signs a test webhook as its provider would.</summary>
internal static class OutgoingSignature
{
    /// <param name="webhook">The webhook to send.</param>
    /// <param name="target">The absolute URL.</param>
    /// <param name="now">The time to sign with.</param>
    /// <param name="signed">The message with its signature.</param>
    /// <param name="fault">If it can't be signed: one sentence that says what to do.</param>
    public static bool TryAdd(
        TestWebhook webhook, OutboundUrl target, DateTimeOffset now, out OutboundMessage signed, out string fault)
    {
        signed = new OutboundMessage(target, webhook.Method, webhook.Headers, webhook.Body);
        fault = "";
        if (webhook.Sign is not { } sign || sign.Scheme == SignatureScheme.None)
        {
            return true;
        }

        if (!SignatureSchemes.ByName.TryGetValue(sign.Scheme, out var scheme))
        {
            fault = $"'{sign.Scheme}' is not a scheme to sign with: use one of {SignatureSchemes.Names}.";
            return false;
        }

        var result = scheme.Sign(new RequestToSign
        {
            Secret = sign.Secret,

            // Keeps an id that was typed, so that the same message can be sent twice.
            MessageId = webhook.Headers.FirstOrDefault(static line => line.IsNamed(StandardWebhooksScheme.IdHeader))?.Value
                ?? $"msg_{Guid.CreateVersion7(now):N}",
            Body = webhook.Body,
            Now = now,
            Method = webhook.Method,
            Url = sign.Url ?? target.Text,
            Headers = webhook.Headers,
            Hmac = sign.Hmac,
        });
        if (result is SigningResult.Refused refused)
        {
            fault = refused.Reason;
            return false;
        }

        var made = (SigningResult.Signed)result;
        signed = signed with
        {
            Url = made.AddedQuery is { } query ? target.WithQuery(query) : target,
            Headers = [.. webhook.Headers.Where(line => !made.Headers.Any(one => line.IsNamed(one.Name))), .. made.Headers],
        };
        return true;
    }
}
