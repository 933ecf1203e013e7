using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Components.Pages.Products.Panel;

/// <summary>
/// One product, live: reads again when the consumer learned something, and now and then so that times advance.
/// </summary>
public sealed partial class ProductPanel : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private IReadOnlyList<StockObservation> _history = [];
    private IReadOnlyList<WaitingCustomer> _waiting = [];
    private DateTimeOffset _readAt;
    private ThrottledReading? _reading;
    private ITimer? _step;
    private string? _shown;

    [Parameter, EditorRequired]
    public ProductRow Row { get; set; } = null!;

    /// <summary>Whether to show the link to the product's own page.</summary>
    [Parameter]
    public bool LinksToPage { get; set; }

    [Inject]
    private IStockBook Book { get; set; } = null!;

    [Inject]
    private IWaitingList Waiting { get; set; } = null!;

    [Inject]
    private ConsumerChanges Changes { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private (string Lead, string More) Sentence => StockSentence.Of(Row);

    public async ValueTask DisposeAsync()
    {
        if (_step is not null)
        {
            await _step.DisposeAsync();
        }

        if (_reading is not null)
        {
            await _reading.DisposeAsync();
        }
    }

    protected override void OnInitialized()
    {
        _readAt = Clock.GetUtcNow();
        if (RendererInfo.IsInteractive)
        {
            _reading = new ThrottledReading(ReadAsync, Changes.Subscribe, RepaintAsync, DispatchExceptionAsync, Clock);
            _step = Clock.CreateTimer(_ => _reading.Ask(), state: null, Step, Step);
        }
    }

    protected override void OnParametersSet()
    {
        if (_shown != Row.Id)
        {
            _shown = Row.Id;
            (_history, _waiting) = ([], []);
            _reading?.Ask();
        }
    }

    private Task RepaintAsync()
    {
        // The head of the page already says that the database refuses.
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var (id, now) = (Row.Id, Clock.GetUtcNow());
        var history = await Book.HistoryAsync(id, now - StockChartShape.Window, cancellationToken);
        var waiting = await Waiting.ReadAsync(id, cancellationToken);
        if (id == Row.Id)
        {
            (_history, _waiting, _readAt) = (history, waiting, now);
            StateHasChanged();
        }
    }
}
