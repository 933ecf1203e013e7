using System.ComponentModel;
using System.Text.Json;

namespace WebhookDashboard.Api;

/// <summary>A test webhook to send.</summary>
internal sealed record SendInput
{
    [Description("The slug of an endpoint of this app; or give url.")]
    public string? Endpoint { get; init; }

    [Description("An absolute http or https URL; or give endpoint.")]
    public string? Url { get; init; }

    [Description("The name of a template; or give body. Its endpoint is used when neither endpoint nor url is given.")]
    public string? Template { get; init; }

    [Description("The body: a string is sent as it is; any other JSON is sent as JSON text.")]
    public JsonElement? Body { get; init; }

    [Description("Headers to send, by name. Content-Type is found out when it is left out.")]
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    [Description("How to sign; left out: not at all.")]
    public SendSignInput? Sign { get; init; }
}
