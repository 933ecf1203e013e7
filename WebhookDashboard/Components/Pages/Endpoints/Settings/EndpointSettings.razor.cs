using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints.Settings;

/// <summary>The form of an endpoint's settings. They take effect with the next request after saving.</summary>
public sealed partial class EndpointSettings
{
    private static readonly string[] Usual = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    private WebhookEndpoint? _shown;
    private EndpointForm _form = null!;
    private IReadOnlyDictionary<string, string> _faults = new Dictionary<string, string>();
    private (bool Good, string Text)? _outcome;
    private bool _touched;
    private bool _isRestored;
    private bool _saving;
    private AnswerSection _answer = null!;
    private FormDraft _draft = null!;
    private int _resets;

    [Parameter, EditorRequired]
    public WebhookEndpoint Endpoint { get; set; } = null!;

    /// <summary>The endpoint's own URL, for senders.</summary>
    [Parameter]
    public string Url { get; set; } = "";

    private IEnumerable<string> Offered => Usual.Union(Endpoint.Methods, StringComparer.OrdinalIgnoreCase);

    protected override void OnParametersSet()
    {
        // Shows a change from elsewhere, but never over what is being typed.
        if (!_touched && !ReferenceEquals(_shown, Endpoint))
        {
            Reset();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_touched)
        {
            await _draft.KeepAsync(EndpointDraft.Write(_form));
        }
    }

    private string DraftKey => $"endpoint.{Endpoint.Slug}";

    private void Restore(string draft)
    {
        if (EndpointDraft.Read(draft, Endpoint) is { } form)
        {
            _form = form;
            _isRestored = true;
            Touch();
        }
    }

    private async Task DiscardAsync()
    {
        await _draft.ForgetAsync();
        Reset();
    }

    private string? Fault(string member) => _faults.GetValueOrDefault(member);

    private void Choose(string method, bool chosen)
    {
        Touch();
        if (chosen)
        {
            _form.Methods.Add(method);
        }
        else
        {
            _form.Methods.Remove(method);
        }
    }

    private void Touch()
    {
        _touched = true;
        _outcome = _isRestored ? (true, "Your unsaved changes are back.") : null;
        StateHasChanged();
    }

    private void Reset()
    {
        _shown = Endpoint;
        _form = new EndpointForm(Endpoint);
        _faults = new Dictionary<string, string>();
        _touched = _isRestored = false;
        _outcome = null;
        _resets++;
    }

    private async Task SaveAsync()
    {
        _saving = true;
        try
        {
            await _answer.ReadAsync();
            _faults = _form.Faults();
            if (_faults.Count > 0)
            {
                _outcome = (false, "Not saved. Fix the fields marked in red.");
                StateHasChanged();
                await _draft.FocusFaultAsync();
                return;
            }

            var built = _form.Build();
            if (await Directory.UpdateAsync(built, CancellationToken.None))
            {
                _shown = Directory.Find(built.Slug) ?? built;
                _form = new EndpointForm(_shown);
                _touched = _isRestored = false;
                await _answer.KeepAsync();
                await _draft.ForgetAsync();
                _outcome = (true, "Saved. Applies from the next request.");
            }
            else
            {
                _outcome = (false, "Not saved. The endpoint has been deleted.");
            }
        }
        catch (OperationCanceledException)
        {
            // The browser left before it sent the answer's body.
        }
        finally
        {
            _saving = false;
        }
    }
}
