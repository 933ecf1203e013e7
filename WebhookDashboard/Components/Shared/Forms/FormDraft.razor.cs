using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>
/// Keeps what was typed into the form around it, in the browser's tab, so that leaving the page, a lost circuit or a restart
/// of the server loses nothing. Closing the tab asks first. Also leads to the first field that is wrong.
/// </summary>
public sealed partial class FormDraft : IAsyncDisposable
{
    /// <summary>A draft must fit into one message of the circuit. Larger ones are not kept.</summary>
    private const int MaxChars = 16_000;

    private ElementReference _place;
    private ScriptObject _script = null!;
    private string? _kept;
    private string? _newest;
    private bool _isRead;
    private Task _reading = Task.CompletedTask;

    /// <summary>The name of the form, unique in this app.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>
    /// What to keep now; empty if nothing is unsaved. A form whose fields settle late calls <see cref="KeepAsync"/> and
    /// <see cref="ForgetAsync"/> itself.
    /// </summary>
    [Parameter]
    public string? Draft { get; set; }

    /// <summary>Called with the draft that was kept, if there is one.</summary>
    [Parameter]
    public EventCallback<string> OnFound { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (_newest is not null)
        {
            // Left right after typing: it is kept once the script is there.
            await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        await _script.DisposeAsync();
    }

    /// <summary>Keeps the draft, if it changed. Before the one of last time was read, it would replace that one.</summary>
    internal async Task KeepAsync(string draft)
    {
        _newest = draft;
        if (_isRead && draft != _kept && draft.Length <= MaxChars)
        {
            _kept = draft;
            await _script.CallAsync("keep", draft);
        }
    }

    internal Task ForgetAsync()
    {
        _kept = _newest = null;
        return _script.CallAsync("forget");
    }

    /// <summary>Moves the focus to the first field that is marked as wrong.</summary>
    internal Task FocusFaultAsync() => _script.CallAsync("focusFault");

    protected override void OnInitialized() => _script = new ScriptObject(Js);

    protected override async Task OnParametersSetAsync()
    {
        if (Draft is { Length: > 0 } draft)
        {
            await KeepAsync(draft);
        }
        else if (Draft is not null)
        {
            _newest = null;
            if (_kept is not null)
            {
                await ForgetAsync();
            }
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? _reading = ReadAsync() : Task.CompletedTask;

    private async Task ReadAsync()
    {
        if (!await _script.MakeAsync("./Components/Shared/Forms/FormDraft.razor.js", "create", _place, Key))
        {
            return;
        }

        var draft = await _script.AskAsync<string?>("read", CancellationToken.None, MaxChars);
        _isRead = true;
        if (draft is not null)
        {
            await OnFound.InvokeAsync(draft);
        }
        else if (_newest is { } typed)
        {
            await KeepAsync(typed); // It was typed before the script was there.
        }

        StateHasChanged();
    }
}
