using System.Text;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Shared.Exchanges;

/// <summary>One API call, whole: its picture, both heads, and the answer.</summary>
public sealed partial class ExchangePanel
{
    private Exchange? _shown;
    private BodyDocument? _body;
    private BodyView? _view;
    private string? _marked;
    private (int First, int Last)? _part;
    private bool _showsAll;

    [Parameter, EditorRequired]
    public Exchange Exchange { get; set; } = null!;

    [Parameter]
    public string Title { get; set; } = "The exchange";

    /// <summary>What the answer held, in a word or two.</summary>
    [Parameter]
    public string? Told { get; set; }

    /// <summary>Of an answer that is a list, only the object with this id is shown at first; null: all.</summary>
    [Parameter]
    public string? Marked { get; set; }

    /// <summary>Whether the call's own address stands here.</summary>
    [Parameter]
    public bool LinksToLog { get; set; }

    /// <summary>Whether what went wrong is said here, and not elsewhere on the page.</summary>
    [Parameter]
    public bool ShowsFault { get; set; }

    private BodyView View => _view is { } chosen && _body!.Views.Contains(chosen) ? chosen : _body!.Views[0];

    /// <summary>The lines that are shown of the tree; null: all.</summary>
    private (int First, int Last)? Part => _showsAll || View != BodyView.Tree ? null : _part;

    private string Sent => Encoding.UTF8.GetString(Exchange.RequestBody.Span);

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
                Exchange.ResponseBody.ToArray(), Exchange.ResponseHeader("Content-Type"), Exchange.ContentEncoding, isWhole: Exchange.IsWhole);
        }

        _showsAll &= _marked == Marked;
        _marked = Marked;
        _part = Marked is { } id ? JsonPart.WithId(_body!, id) : null;
    }
}
