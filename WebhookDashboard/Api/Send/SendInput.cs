using System.ComponentModel;
using System.Text.Json;

namespace WebhookDashboard.Api.Send;

/// <summary>A test webhook to send.</summary>
internal sealed record SendInput
{
    [Description("The slug of an endpoint of this app; or give url.")]
    public string? Endpoint { get; init; }

    [Description("An absolute http or https URL, sent as it is spelled; or give endpoint.")]
    public string? Url { get; init; }

    [Description("The method, sent as it is spelled.")]
    public string Method { get; init; } = "POST";

    [Description("The name of a template; or give body. Its endpoint is used when neither endpoint nor url is given.")]
    public string? Template { get; init; }

    [Description("The body: a string is sent as it is; any other JSON is sent as JSON text.")]
    public JsonElement? Body { get; init; }

    [Description("Headers to send, by name, in this order and spelling; text outside ASCII goes out as UTF-8. Host, User-Agent, Content-Length and Content-Type are added where they are left out.")]
    public SendHeaders? Headers { get; init; }

    [Description("How to sign; left out: not at all.")]
    public SendSignInput? Sign { get; init; }

    [Description("Whether to follow redirects, at most five, and none from https to http. To another host (or scheme, or port) go the method and the body, as HTTP says, and no header that was given but Content-Type and Content-Encoding. Otherwise a redirect is the answer.")]
    public bool FollowRedirects { get; init; }
}
