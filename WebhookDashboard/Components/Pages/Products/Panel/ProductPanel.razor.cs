using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Components.Pages.Products.Panel;

/// <summary>
/// One product, live. It reads the history when the product's stock changes and the waiting list when that changes, and repaints
/// now and then so that the chart moves on.
/// </summary>
public sealed partial class ProductPanel
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private IReadOnlyList<StockObservation> _history = [];
    private IReadOnlyList<WaitingCustomer> _waiting = [];
    private ConsumerReading? _reading;
    private ProductRow? _shown;

    [Parameter, EditorRequired]
    public ProductRow Row { get; set; } = null!;

    /// <summary>Whether to show the link to the product's own page.</summary>
    [Parameter]
    public bool LinksToPage { get; set; }

    /// <summary>Whether it no longer exists, as the page says: nothing can be changed.</summary>
    [Parameter]
    public bool IsMissing { get; set; }

    /// <summary>The history, with what the row has beyond it: a fetch shows its answer before it is saved.</summary>
    private IReadOnlyList<StockObservation> History =>
    [
        .. _history
            .Concat(new[] { Row.Pulled, Row.Pushed }.OfType<StockObservation>().Where(IsNew))
            .OrderBy(observation => observation.At),
    ];

    private (string Lead, string More) Sentence => StockSentence.Of(Row);

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _reading = Own(new ConsumerReading(Changes, ConsumerParts.Waiting, ReadAsync, StateHasChanged, DispatchExceptionAsync, Clock));
            Own(Clock.CreateTimer(_ => _reading.Ask(ConsumerParts.None), state: null, Step, Step));
        }
    }

    protected override void OnParametersSet()
    {
        if (_shown is { } shown && shown.Id != Row.Id)
        {
            (_history, _waiting) = ([], []);
            _reading?.Ask(ConsumerParts.Waiting | ConsumerParts.Stocks);
        }
        else if (_shown is null || (_shown.Pulled, _shown.Pushed) != (Row.Pulled, Row.Pushed))
        {
            _reading?.Ask(ConsumerParts.Stocks);
        }

        _shown = Row;
    }

    private bool IsNew(StockObservation latest) =>
        !_history.Any(known => known.Source == latest.Source && known.At >= latest.At);

    private async Task ReadAsync(ConsumerParts parts, CancellationToken cancellationToken)
    {
        var id = Row.Id;
        var history = !parts.HasFlag(ConsumerParts.Stocks) ? null
            : await Book.HistoryAsync(id, Clock.GetUtcNow() - StockChartShape.Window, cancellationToken);
        var waiting = !parts.HasFlag(ConsumerParts.Waiting) ? null : await WaitingList.ReadAsync(id, cancellationToken);
        if (id == Row.Id)
        {
            (_history, _waiting) = (history ?? _history, waiting ?? _waiting);
            StateHasChanged();
        }
    }
}
