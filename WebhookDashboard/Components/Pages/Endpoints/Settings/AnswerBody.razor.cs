using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints.Settings;

/// <summary>
/// A text area for the body of an endpoint's answer. It starts with <see cref="Text"/>, which later changes don't replace:
/// give it a new key for that.
/// </summary>
public sealed partial class AnswerBody
{
    /// <summary>A UTF-8 text of this size always exceeds the allowed number of characters.</summary>
    private const int MaxBytes = 4 * EndpointRules.MaxAnswerLength;

    private ElementReference _area;
    private ElementReference _touch;
    private string _first = "";
    private bool _isReady;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>What is wrong with it, or null.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>Raised when something was typed since the text was saved.</summary>
    [Parameter]
    public EventCallback OnTyped { get; set; }

    /// <summary>The name under which the tab keeps what was typed.</summary>
    [Parameter, EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>As the form says to its fields.</summary>
    [CascadingParameter(Name = "ParentReadOnly")]
    private bool IsReadOnly { get; set; }

    /// <summary>Reads the current text. A text that is far too long is cut, but remains longer than allowed.</summary>
    /// <param name="unchanged">Returned if nothing was typed, since a browser changes line endings.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    internal async Task<string> ReadAsync(string unchanged, CancellationToken cancellationToken)
    {
        if (!await Script.AskAsync<bool>("isChanged", cancellationToken))
        {
            return unchanged;
        }

        await using var reference = await Script.AskAsync<IJSStreamReference>("read", cancellationToken);
        if (reference.Length == 0)
        {
            return "";
        }

        await using var stream = await reference.OpenReadStreamAsync(reference.Length, cancellationToken);
        var bytes = new byte[Math.Min(reference.Length, MaxBytes)];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Marks the text as saved: from now on it is the unchanged one.</summary>
    internal Task KeepAsync() => Script.CallAsync("keep");

    protected override void OnInitialized() => _first = Text;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Script.MakeAsync("./Components/Pages/Endpoints/Settings/AnswerBody.razor.js", "create", _area, _touch, DraftKey))
        {
            _isReady = true;
            StateHasChanged();
        }
    }
}
