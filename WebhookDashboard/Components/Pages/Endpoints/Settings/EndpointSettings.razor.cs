using Microsoft.AspNetCore.Components;
using MudBlazor;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints.Settings;

/// <summary>The form of an endpoint's settings. They take effect with the next request after saving.</summary>
public sealed partial class EndpointSettings
{
    private static readonly string[] Usual = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    private readonly OneAtATime _saving = new();
    private WebhookEndpoint? _shown;
    private EndpointForm _form = null!;
    private string _saved = "";
    private IReadOnlyDictionary<string, string> _faults = new Dictionary<string, string>();
    private (bool Good, string Text)? _outcome;
    private bool _touched;
    private bool _isBodyTyped;
    private bool _isRestored;
    private MudForm _rules = null!;
    private AnswerBody _body = null!;
    private FormDraft _draft = null!;
    private int _resets;

    [Parameter, EditorRequired]
    public WebhookEndpoint Endpoint { get; set; } = null!;

    /// <summary>The endpoint's own URL, for senders.</summary>
    [Parameter]
    public string Url { get; set; } = "";

    /// <summary>Whether it was deleted while it was open, so that nothing can be saved.</summary>
    [Parameter]
    public bool IsDeleted { get; set; }

    private IEnumerable<string> Offered => Usual.Union(Endpoint.Methods, StringComparer.OrdinalIgnoreCase);

    protected override void OnParametersSet()
    {
        // Shows a change from elsewhere, but never over what is being typed.
        if (!_touched && !ReferenceEquals(_shown, Endpoint))
        {
            Reset();
        }
    }

    private string DraftKey => $"endpoint.{Endpoint.Slug}";

    private async Task RestoreAsync(string draft)
    {
        if (EndpointDraft.Read(draft, Endpoint) is { } form)
        {
            _form = form;
            _isRestored = true;
            await ChangedAsync();
        }
    }

    private async Task DiscardAsync()
    {
        await _draft.ForgetAsync();
        Reset();
        await _rules.ResetValidationAsync();
    }

    private string? Fault(string member) => _faults.GetValueOrDefault(member);

    /// <summary>What is wrong with the headers together. What is wrong with one is said under it.</summary>
    private string? HeadersFault => Fault("response.headers") is null || _form.HasWrongHeader ? null : _form.FaultOf("response.headers");

    private void Choose(string method, bool chosen)
    {
        if (chosen)
        {
            _form.Methods.Add(method);
        }
        else
        {
            _form.Methods.Remove(method);
        }
    }

    private Task BodyTypedAsync()
    {
        _isBodyTyped = true;
        return ChangedAsync();
    }

    /// <summary>Compares, since fields also tell of changes that the form itself made to them.</summary>
    private async Task ChangedAsync()
    {
        var wasTouched = _touched;
        _touched = _isBodyTyped || EndpointDraft.Write(_form) != _saved;
        if (_touched)
        {
            _outcome = _isRestored ? (true, "Your unsaved changes are back.") : null;
            await _draft.KeepAsync(EndpointDraft.Write(_form)); // Now: if the page is being left, it is not rendered again.
        }
        else if (wasTouched)
        {
            await _draft.ForgetAsync();
        }
    }

    private void Reset()
    {
        Show(Endpoint);
        _faults = new Dictionary<string, string>();
        _outcome = null;
        _resets++;
    }

    private void Show(WebhookEndpoint endpoint)
    {
        _shown = endpoint;
        _form = new EndpointForm(endpoint);
        _saved = EndpointDraft.Write(_form);
        _touched = _isBodyTyped = _isRestored = false;
    }

    private async Task SaveAsync()
    {
        _form.Body = await _body.ReadAsync(_form.Body, CancellationToken.None);
        var isValid = await _rules.PassesAsync();
        _faults = _form.Faults();
        if (_faults.Count > 0 || !isValid)
        {
            _outcome = (false, "Not saved. Fix the fields marked in red.");
            StateHasChanged();
            await _draft.FocusFaultAsync();
            return;
        }

        var built = _form.Build();
        var isStored = false;
        if (await Database.FaultOfAsync(async () => isStored = await Directory.UpdateAsync(built, CancellationToken.None)) is { } fault)
        {
            _outcome = (false, $"Not saved. {fault}");
        }
        else if (isStored)
        {
            Show(Directory.Find(built.Slug) ?? built);
            await _body.KeepAsync();
            await _draft.ForgetAsync();
            _outcome = (true, "Saved. Applies from the next request.");
        }
        else
        {
            _outcome = (false, "Not saved. The endpoint has been deleted.");
        }
    }
}
