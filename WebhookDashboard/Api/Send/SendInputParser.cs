using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Ingest;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Outbound.Verbatim;
using WebhookDashboard.Outbound.Templates;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Api.Send;

/// <summary>Converts the input to a test webhook, or says why it can't be sent.</summary>
internal sealed class SendInputParser(IEndpointDirectory directory, PublicAddress addresses, TimeProvider clock)
{
    private const string ContentType = "Content-Type";

    public TestWebhook? Read(SendInput input, out string fault)
    {
        fault = Check(input);
        if (fault.Length > 0)
        {
            return null;
        }

        var template = WebhookTemplates.Find(input.Template);
        var slug = input.Endpoint ?? (input.Url is null ? template?.Endpoint.Value : null);
        var endpoint = EndpointSlug.TryParse(slug, out var parsed) ? directory.Find(parsed) : null;
        if (slug is not null && endpoint is null)
        {
            fault = $"There is no endpoint '{slug}': GET /api/v1/endpoints lists them.";
            return null;
        }

        var target = endpoint is not null ? $"/hooks/{endpoint.Slug}" : input.Url!;
        if (endpoint is null)
        {
            _ = OutboundUrl.Read(target, out fault);
        }

        var sign = ReadSign(input.Sign, endpoint, ref fault);
        if (fault.Length > 0)
        {
            return null;
        }

        var (body, ownHeaders) = template is not null
            ? (template.BodyFor(clock.GetUtcNow().ToUnixTimeSeconds()), template.Headers)
            : ReadBody(input.Body!.Value);
        var headers = HeadersOf(input, ownHeaders);
        fault = OutboundRequest.FaultOf(input.Method, headers, body.Length);
        return fault.Length > 0
            ? null
            : new TestWebhook(target, input.Method, headers, body, sign) { FollowRedirects = input.FollowRedirects };
    }

    private static string Check(SendInput input) => input switch
    {
        { Endpoint: not null, Url: not null } => "Give endpoint or url, not both.",
        { Template: not null, Body: not null } => "Give template or body, not both.",
        { Template: null, Body: null } => $"Give a body, or a template: {TemplateNames()}.",
        { Template: { } name } when WebhookTemplates.Find(name) is null =>
            $"There is no template '{name}': give one of {TemplateNames()}.",
        { Endpoint: null, Url: null, Template: null } => "Say where to send to: give endpoint or url.",
        { Body: { ValueKind: JsonValueKind.String } text } when !IsText(text) =>
            "body has half of a surrogate pair, which no UTF-8 can hold: write both halves, like \\ud83d\\ude00, or the character itself.",
        _ => "",
    };

    private static string TemplateNames() => string.Join(", ", WebhookTemplates.All.Select(template => template.Name));

    private SignWith? ReadSign(SendSignInput? sign, WebhookEndpoint? endpoint, ref string fault)
    {
        if (sign is null || sign.Scheme == SignatureScheme.None || fault.Length > 0)
        {
            return null;
        }

        if (!SignatureSchemes.ByName.TryGetValue(sign.Scheme, out var scheme))
        {
            fault = $"sign.scheme is '{sign.Scheme}': give one of {SignatureSchemes.Names}.";
            return null;
        }

        var own = endpoint?.Signature.Scheme == sign.Scheme ? endpoint.Signature : null;
        var hmac = sign.Hmac?.ToSettings() ?? own?.Hmac;
        var url = sign.Url ?? endpoint?.Signature.PublicUrl ?? (endpoint is null ? null : addresses.FixedUrlOf(endpoint.Slug));
        if (sign.Scheme == SignatureScheme.Hmac
            && SignatureRules.Check(new SignatureSettings { Scheme = sign.Scheme, Secrets = ["any"], Hmac = hmac }).FirstOrDefault() is { } wrong)
        {
            fault = $"{wrong.Member.Replace("signature.", "sign.", StringComparison.Ordinal)}: {wrong.Message}";
            return null;
        }

        if (!string.IsNullOrEmpty(sign.Secret))
        {
            if (MaskedSecret.Is(sign.Secret))
            {
                fault = "sign.secret is masked: send the whole secret, or leave it out to sign with the endpoint's own.";
            }

            return new SignWith(sign.Scheme, sign.Secret) { Url = url, Hmac = hmac };
        }

        if (own?.Secrets.FirstOrDefault(scheme.CanSign) is { } secret)
        {
            return new SignWith(sign.Scheme, secret) { Url = url, Hmac = hmac };
        }

        fault = own?.Secrets.Count > 0
            ? "The endpoint has only a public key, which can't sign: give the private key in sign.secret."
            : $"There is no secret to sign with: give sign.secret, or an endpoint that is set to {sign.Scheme}.";
        return null;
    }

    private static (ReadOnlyMemory<byte> Body, IReadOnlyList<HeaderLine> Headers) ReadBody(JsonElement body)
    {
        var text = body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText();
        var isJson = body.ValueKind != JsonValueKind.String || LooksLikeJson(text);
        return (Encoding.UTF8.GetBytes(text), [new HeaderLine(ContentType, isJson ? "application/json" : "text/plain; charset=utf-8")]);
    }

    private static bool IsText(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>What the caller gave goes first, and instead of what the body brings.</summary>
    private static List<HeaderLine> HeadersOf(SendInput input, IReadOnlyList<HeaderLine> own)
    {
        List<HeaderLine> headers = [.. input.Headers?.Lines ?? []];
        headers.AddRange(own.Where(line => !headers.Exists(given => given.IsNamed(line.Name))).ToList());
        return headers;
    }
}
