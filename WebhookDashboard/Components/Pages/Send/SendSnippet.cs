using System.Security.Cryptography;
using WebhookDashboard.Components.Pages.Send.Form;
using WebhookDashboard.Outbound.Templates;
using WebhookDashboard.Outbound.Verbatim;
using WebhookDashboard.Snippets;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>The request that the form sends next, without a signature, which would expire.</summary>
internal static class SendSnippet
{
    /// <param name="form">The form.</param>
    /// <param name="url">Where it is sent to.</param>
    /// <param name="body">The exact bytes, with the running number in them.</param>
    public static SnippetRequest RequestOf(SendForm form, OutboundUrl url, ReadOnlyMemory<byte> body)
    {
        var headers = form.HeaderLines.Select(line => line with { Value = RunningNumber.PutInto(line.Value, form.NextNumber).Trim(' ', '\t') });
        var message = new OutboundMessage(url, form.Method, [.. headers], body);

        // Named by its content: a file that was downloaded for another body must never be sent instead.
        var fileName = $"body-{Convert.ToHexStringLower(SHA256.HashData(body.Span))[..16]}.bin";
        return new SnippetRequest(message.Method, url.Text, [.. message.AllHeaders()], SnippetBody.Of(body.Span, fileName));
    }
}
