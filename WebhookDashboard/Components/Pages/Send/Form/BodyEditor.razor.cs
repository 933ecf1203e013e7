using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using WebhookDashboard.Components.Shared.Copying;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Outbound.Templates;

namespace WebhookDashboard.Components.Pages.Send.Form;

/// <summary>An editor for a body of any size: Monaco if it loads, otherwise a plain text area.</summary>
public sealed partial class BodyEditor
{
    /// <summary>One byte more than the largest limit of an endpoint, so that this limit can be tested from here.</summary>
    private const long MaxBytes = WebhookEndpoint.LargestMaxBodyBytes + 1;

    private ElementReference _root;

    /// <summary>The form's draft that the browser stored, once the editor is ready; null if there is none.</summary>
    [Parameter]
    public EventCallback<string?> OnReady { get; set; }

    /// <summary>Writes what would be sent as a curl command.</summary>
    [Parameter, EditorRequired]
    public Func<Task<CopiedText?>> Curl { get; set; } = null!;

    /// <summary>The text to copy; null if there is none.</summary>
    [JSInvokable]
    public Task<CopiedText?> CurlAsync() => Curl();

    /// <summary>Says that the file of a copied text was downloaded.</summary>
    [JSInvokable]
    public void Downloaded(string name) => Snackbar.Add(CopiedFile.NoticeOf(name), Severity.Normal);

    /// <summary>Gives the browser the file that the copied command names.</summary>
    internal async Task HoldAsync(ReadOnlyMemory<byte> body)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(body.ToArray()));
        await Script.CallAsync("hold", stream);
    }

    /// <summary>Shows a template's body as it was last edited, and keeps the edits of the one before.</summary>
    internal async Task ShowAsync(WebhookTemplate template)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(Encoding.UTF8.GetBytes(template.Body)));
        await Script.CallAsync("show", template.Name, stream);
    }

    /// <summary>Restores the template's own body; undo restores the edits.</summary>
    internal Task ResetAsync() => Script.CallAsync("reset");

    /// <summary>Reads the text as the exact bytes to send, in UTF-8.</summary>
    internal async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var reference = await Script.AskAsync<IJSStreamReference>("read", cancellationToken);
        await using var stream = await reference.OpenReadStreamAsync(MaxBytes + 1, cancellationToken);
        var marked = new byte[reference.Length];
        await stream.ReadExactlyAsync(marked, cancellationToken);
        return marked.AsMemory(1); // The script puts one character before the text.
    }

    /// <summary>Formats JSON; other text stays as it is.</summary>
    internal Task FormatAsync() => Script.CallAsync("format");

    /// <summary>Stores the form beside the body's own draft.</summary>
    internal Task SaveFormAsync(string json) => Script.CallAsync("saveForm", json);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Script.MakeAsync("./Components/Pages/Send/Form/BodyEditor.razor.js", "create", _root, Script.Lend(this)))
        {
            await OnReady.InvokeAsync(await Script.AskAsync<string?>("readForm", CancellationToken.None, SendDraft.MaxChars));
        }
    }
}
