using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Components.Pages.Send.Form;
using WebhookDashboard.Components.Pages.Send.Results;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Copying;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Outbound.Templates;
using WebhookDashboard.Outbound.Verbatim;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;
using WebhookDashboard.Snippets;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>
/// Sends test webhooks: a template, edited and signed, once or as a burst, with each answer beside it. The address
/// (<c>?template=</c>, <c>?endpoint=</c>) selects; the browser stores what was typed.
/// </summary>
public sealed partial class SendPage
{
    private const int MaxHeadersNamed = 3;

    private readonly OneAtATime _sending = new();
    private readonly SendForm _form = new();
    private SendSession _session = null!;
    private BodyEditor? _editor;
    private SendControls _controls = null!;
    private SendResults? _results;
    private int _part;
    private bool _isReady;
    private string _notice = "";
    private (string? Template, string? Endpoint) _applied;

    [SupplyParameterFromQuery]
    public string? Template { get; set; }

    [SupplyParameterFromQuery]
    public string? Endpoint { get; set; }

    private string Fault => _notice.Length > 0 ? _notice : _form.Fault(Directory);

    /// <summary>Nobody wants to be told of a fault while still typing.</summary>
    private string ShownFault => _form.IsTyping && _notice.Length == 0 ? "" : Fault;

    protected override void OnInitialized()
    {
        _session = Own(new SendSession(Sender, Feed, Time));
        Watch(Directory.Changed.Subscribe);
        _form.FixedUrlOf = Address.FixedUrlOf;
        _form.Take(WebhookTemplates.All[0], Directory);
        ApplyAddress();
        if (RendererInfo.IsInteractive)
        {
            _session.Follow();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        // The first time, the draft was requested before; later this is a link or the browser's back button.
        if (_isReady && _applied != (Template, Endpoint))
        {
            var before = _form.Template;
            ApplyAddress();
            if (_form.Template != before && _editor is not null)
            {
                await _editor.ShowAsync(_form.Template);
            }

            await SaveAsync();
        }
    }

    private string SignatureNote => SignatureSchemes.ByName.TryGetValue(_form.Scheme, out var scheme)
        ? $"Signing adds {string.Join(", ", scheme.HeadersOf(new SignatureSettings { Scheme = _form.Scheme, Hmac = _form.EndpointHmac(Directory) }).Take(MaxHeadersNamed))}."
        : "";

    private string HrefOf(string template) => Navigation.GetUriWithQueryParameters(
        "send", new Dictionary<string, object?> { ["template"] = template, ["endpoint"] = null });

    /// <summary>Applies what the address says; everything else stays.</summary>
    private void ApplyAddress()
    {
        _applied = (Template, Endpoint);
        if (WebhookTemplates.Find(Template) is { } template && template != _form.Template)
        {
            _form.Take(template, Directory);
        }

        if (EndpointSlug.TryParse(Endpoint, out var slug) && Directory.Find(slug) is { } endpoint && endpoint.Slug != _form.Endpoint)
        {
            _form.Aim(endpoint);
        }
    }

    private async Task OnEditorReadyAsync(string? kept)
    {
        var draft = SendDraft.Read(kept);
        var isSameTemplate = draft is not null && (Template is null || Template == draft.Template);
        if (isSameTemplate)
        {
            draft!.ApplyTo(_form, Directory);
            ApplyAddress();
        }
        else
        {
            _form.NextNumber = Math.Max(1, draft?.NextNumber ?? 1);
        }

        await _editor!.ShowAsync(_form.Template);

        _isReady = true;
        await SaveAsync();
    }

    private Task OnHeaderChangedAsync()
    {
        _form.IsTyping = true;
        return OnFormChangedAsync();
    }

    private async Task OnFormChangedAsync()
    {
        _notice = "";
        if (_isReady)
        {
            await SaveAsync();
        }
    }

    private async Task SaveAsync()
    {
        var draft = SendDraft.Write(_form);
        if (draft.Length <= SendDraft.MaxChars)
        {
            await _editor!.SaveFormAsync(draft);
        }
    }

    private Task FormatAsync() => _editor!.FormatAsync();

    private async Task ResetAsync()
    {
        _form.ResetHeaders();
        await _editor!.ResetAsync();
        await SaveAsync();
    }

    private async Task SendAsync()
    {
        if (!_isReady || _form.Fault(Directory).Length > 0)
        {
            return;
        }

        _notice = "";
        try
        {
            var body = await ReadBodyAsync();
            if (_form.ToOrder(body, Directory, out _notice) is { } order)
            {
                _form.NextNumber += order.Plan.Count;
                await SaveAsync();
                await _session.RunAsync(order);
                _results?.Refresh(); // The last figures come before the button is free.
            }
        }
        catch (Exception e) when (e is JSException or ArgumentOutOfRangeException)
        {
            _notice = $"The body can't be read from the editor: keep it under {Shared.Format.Limit(WebhookEndpoint.LargestMaxBodyBytes)}.";
        }
    }

    /// <summary>The exact bytes, with <see cref="RunningNumber.Mark"/> still in them.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync() => _form.Template.GeneratedBytes is null
        ? await _editor!.ReadAsync(Gone)
        : _form.Template.BodyFor(_form.NextNumber);

    /// <summary>Writes the next message as a curl command; null if its URL can't be sent to.</summary>
    private async Task<CopiedText?> WriteCurlAsync()
    {
        var url = _form.Endpoint is { } slug ? Address.UrlOf(slug, Navigation.BaseUri) : _form.Url.Trim();
        if (OutboundUrl.Read(url, out _) is not { } target)
        {
            return null;
        }

        var body = RunningNumber.PutInto(await ReadBodyAsync(), _form.NextNumber);
        var request = SendSnippet.RequestOf(_form, target, body);
        if (request.Body.FileName is { } file)
        {
            await _editor!.HoldAsync(body);
            return new CopiedText(CurlSnippet.Of(request, _form.FollowRedirects), new CopiedFile(file));
        }

        return new CopiedText(CurlSnippet.Of(request, _form.FollowRedirects));
    }

    /// <summary>The button that stops is gone then, and with it the focus.</summary>
    private async Task StopAsync()
    {
        await _session.StopAsync();
        await _controls.FocusAsync();
    }
}
