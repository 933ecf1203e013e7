using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>An editor for a body of any size. Monaco where it loads, a plain text area where it does not.</summary>
public sealed partial class BodyEditor : IAsyncDisposable
{
    /// <summary>One over the largest cap that an endpoint may have, so that this edge can be tried from here too.</summary>
    private const long MaxBytes = WebhookEndpoint.LargestMaxBodyBytes + 1;

    private readonly TaskCompletionSource<IJSObjectReference> _ready = new();
    private ElementReference _root;
    private IJSObjectReference? _module;

    /// <summary>The form's draft that the browser kept, once the editor is there; null when it kept none.</summary>
    [Parameter]
    public EventCallback<string?> OnReady { get; set; }

    /// <summary>Replaces the text; undo brings the old one back.</summary>
    internal async Task SetTextAsync(string text)
    {
        var editor = await _ready.Task;
        using var stream = new DotNetStreamReference(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        await editor.InvokeVoidAsync("setText", stream);
    }

    /// <summary>The text as the exact bytes to send, UTF-8.</summary>
    internal async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        var editor = await _ready.Task;
        await using var reference = await editor.InvokeAsync<IJSStreamReference>("read", cancellationToken);
        if (reference.Length == 0)
        {
            return default;
        }

        await using var stream = await reference.OpenReadStreamAsync(MaxBytes, cancellationToken);
        var body = new byte[reference.Length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    /// <summary>Lays the JSON out in lines; what is no JSON stays as it is.</summary>
    internal async Task FormatAsync() => await (await _ready.Task).InvokeVoidAsync("format");

    /// <summary>Keeps the form beside the body's own draft.</summary>
    internal async Task SaveFormAsync(string json) => await (await _ready.Task).InvokeVoidAsync("saveForm", json);

    public async ValueTask DisposeAsync()
    {
        if (!_ready.Task.IsCompletedSuccessfully)
        {
            _ready.TrySetCanceled();
        }

        try
        {
            if (_ready.Task.IsCompletedSuccessfully)
            {
                var editor = await _ready.Task;
                await editor.InvokeVoidAsync("dispose");
                await editor.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the editor with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _module = await JS.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Send/BodyEditor.razor.js");
            var editor = await _module.InvokeAsync<IJSObjectReference>("create", _root);
            var draft = await editor.InvokeAsync<string?>("readForm", SendDraft.MaxChars);
            _ready.TrySetResult(editor);
            await OnReady.InvokeAsync(draft);
        }
        catch (JSDisconnectedException)
        {
            // The page was left while it loaded.
        }
    }
}
