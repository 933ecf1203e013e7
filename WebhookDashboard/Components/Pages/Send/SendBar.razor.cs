using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Pages.Send.Form;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Outbound.Templates;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>The target, the method and the signature.</summary>
public sealed partial class SendBar
{
    private const string OtherUrl = "";

    [Parameter, EditorRequired]
    public SendForm Form { get; set; } = null!;

    /// <summary>The running number of the next message, for the curl command.</summary>
    [Parameter]
    public long Number { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private string SecretHint => Form.EndpointSecret(Directory) is { } secret
        ? $"the endpoint’s: {MaskedSecret.Of(secret)}"
        : Signatures.SignatureSchemes.ByName[Form.Scheme].Facts.SecretExample;

    /// <summary>The curl command without the body, which only the browser has.</summary>
    private string CurlHead => CurlLine.Head(
        Form.Endpoint is { } slug ? Address.UrlOf(slug, Navigation.BaseUri) : Form.Url.Trim(),
        Form.Method,
        Form.HeaderLines.Select(line => line with { Value = RunningNumber.PutInto(line.Value, Number) }),
        Form.FollowRedirects);

    private static string Text(ChangeEventArgs e) => (string?)e.Value ?? "";

    private Task OnTargetAsync(ChangeEventArgs e)
    {
        if (EndpointSlug.TryParse(Text(e), out var slug) && Directory.Find(slug) is { } endpoint)
        {
            Form.Aim(endpoint);
        }
        else
        {
            Form.Endpoint = null;
            Form.Scheme = Form.Scheme == SignatureScheme.Hmac ? SignatureScheme.None : Form.Scheme;
        }

        // The URL is missing until it is typed, which is not a fault yet.
        Form.IsTyping = Form.Endpoint is null;
        return OnChanged.InvokeAsync();
    }

    private Task TypeAsync(Action change)
    {
        change();
        Form.IsTyping = true;
        return OnChanged.InvokeAsync();
    }

    private Task LeaveAsync() => ChangeAsync(() => { });

    private Task ChangeAsync(Action change)
    {
        change();
        Form.IsTyping = false;
        return OnChanged.InvokeAsync();
    }
}
