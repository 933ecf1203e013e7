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

    [Description("The name of a template; or give body. Its endpoint is used if neither endpoint nor url is given.")]
    public string? Template { get; init; }

    [Description("The body: a string is sent as it is; any other JSON is sent as JSON text.")]
    public JsonElement? Body { get; init; }

    [Description("Headers to send, by name, in this order and spelling; non-ASCII text is sent as UTF-8. Host, User-Agent, Content-Length and Content-Type are added if omitted.")]
    public SendHeaders? Headers { get; init; }

    [Description("How to sign; omitted: not at all.")]
    public SendSignInput? Sign { get; init; }

    [Description("Whether to follow redirects: at most five, and none from https to http. To another host, scheme or port, the method and the body are sent on as HTTP prescribes, but of the given headers only Content-Type and Content-Encoding. Otherwise a redirect is the answer.")]
    public bool FollowRedirects { get; init; }
}
