using System.Text;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Copying;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>
/// The URL to copy, the command to paste, and the button that sends a webhook there over HTTP, like a provider.
/// </summary>
public sealed partial class AddressBar
{
    private const int ShownAnswer = 200;

    private static readonly HeaderLine[] Headers = [new("Content-Type", "application/json")];

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """{"type":"dashboard.hello","message":"Sent from the overview: this is how a webhook arrives."}""");

    private readonly OneAtATime _sending = new();
    private SendResult? _result;
    private Shell _shell;

    [Parameter, EditorRequired]
    public EndpointSlug Endpoint { get; set; }

    /// <summary>Whether no event is stored yet.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    private string Url => Address.UrlOf(Endpoint, Navigation.BaseUri);

    private bool IsKept => _result is SendResult.Answered { Status: >= 200 and < 300 };

    private string Curl => CurlLine.For(Url, _shell);

    private static string Name(Shell shell) => shell switch
    {
        Shell.Cmd => "cmd",
        Shell.PowerShell => "PowerShell",
        _ => "bash",
    };

    private static string Prompt(Shell shell) => shell is Shell.Bash ? "$" : ">";

    private static string Shorten(string body) => body.Length <= ShownAnswer ? body : body[..ShownAnswer] + "…";

    private Task SendAsync() => _sending.RunAsync(async () =>
        _result = await Sender.SendAsync(new TestWebhook($"/hooks/{Endpoint}", "POST", Headers, Body), Gone));
}
