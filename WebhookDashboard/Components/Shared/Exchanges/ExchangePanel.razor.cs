using System.Text;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Shared.Exchanges;

/// <summary>One whole API call: its picture, both heads, and the answer.</summary>
public sealed partial class ExchangePanel
{
    private Exchange? _shown;
    private BodyDocument? _body;
    private BodyView? _view;
    private string? _marked;
    private int? _markedItem;
    private bool _showsAll;

    [Parameter, EditorRequired]
    public Exchange Exchange { get; set; } = null!;

    [Parameter]
    public string Title { get; set; } = "The exchange";

    /// <summary>What the answer contained, in a word or two.</summary>
    [Parameter]
    public string? Told { get; set; }

    /// <summary>If the answer is a list, the object with this id is shown at first, with its neighbours; null: all.</summary>
    [Parameter]
    public string? Marked { get; set; }

    /// <summary>Whether to show the call's own address.</summary>
    [Parameter]
    public bool LinksToLog { get; set; }

    /// <summary>Whether to show the fault here; other parts of the page may show it instead.</summary>
    [Parameter]
    public bool ShowsFault { get; set; }

    private BodyView View => _view is { } chosen && _body!.Views.Contains(chosen) ? chosen : _body!.Views[0];

    private string Sent => VisibleText.Of(Encoding.UTF8.GetString(Exchange.RequestBody.Span));

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Exchange) && _marked == Marked)
        {
            return;
        }

        if (!ReferenceEquals(_shown, Exchange))
        {
            _shown = Exchange;
            _body = BodyDocument.Of(
                Exchange.ResponseBody, Exchange.ResponseHeader("Content-Type"), Exchange.ContentEncoding, isWhole: Exchange.IsWhole);
        }

        _showsAll &= _marked == Marked;
        _marked = Marked;
        _markedItem = Marked is { } id ? JsonPart.WithId(_body!, id) : null;
    }
}
