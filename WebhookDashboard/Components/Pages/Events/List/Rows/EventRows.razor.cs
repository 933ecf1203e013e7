using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Components.Pages.Events.List.Columns;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;
using EventId = WebhookDashboard.Domain.EventId;

namespace WebhookDashboard.Components.Pages.Events.List.Rows;

/// <summary>
/// The rows of the list. The browser holds only the visible ones, and only of these the bodies are read, once the rows are on
/// the screen.
/// </summary>
public sealed partial class EventRows
{
    /// <summary>The minimum interval between two reads of bodies, so that fast scrolling reads few.</summary>
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(100);

    private readonly RowKeys _keys = new();
    private RowBodies _bodies = null!;
    private ThrottledCallback? _reading;
    private Virtualize<RowSlot>? _rows;
    private (int Above, int Beginning) _start;
    private int _rowHeight = 28;
    private bool _isRenewed;
    private bool _isRefreshing;

    /// <summary>Reads what the list has at the indexes of a range, and the number of all rows.</summary>
    [Parameter, EditorRequired]
    public ItemsProviderDelegate<RowSlot> Provide { get; set; } = null!;

    /// <summary>The index of the list's first row, above which nothing is shown, and how often the list began anew.</summary>
    [Parameter]
    public Func<(int Above, int Beginning)> Start { get; set; } = () => default;

    /// <summary>The height of a row in pixels, as the browser says; 0 while it is not known.</summary>
    [Parameter]
    public int RowHeight { get; set; }

    /// <summary>The index of the row to begin at, when the list begins anew.</summary>
    [Parameter]
    public int First { get; set; }

    [Parameter, EditorRequired]
    public EventsView View { get; set; } = EventsView.All;

    [Parameter]
    public EventId? Open { get; set; }

    [Parameter]
    public EventSelection Selection { get; set; } = new();

    [Parameter]
    public ListColumns Columns { get; set; } = ListColumns.Usual;

    /// <summary>Shown if there are no rows.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The element that scrolls.</summary>
    public ElementReference Scroll { get; private set; }

    private IEnumerable<(string Title, string? Style)> Titles =>
    [
        .. Titled((EventColumn.Received, null), (EventColumn.Method, "of-method"), (EventColumn.Endpoint, null)),
        (Columns.Shows(EventColumn.Type) ? "Type" : Columns.Shows(EventColumn.Preview) ? "Body" : "", null),
        .. Columns.Paths.Select(path => (VisibleText.OfLine(path.ToString()), (string?)"extra ellipsis")),
        .. Titled((EventColumn.Sender, "extra"), (EventColumn.ProviderId, "extra"), (EventColumn.Verdict, null), (EventColumn.Status, null), (EventColumn.Size, "right of-size")),
    ];

    /// <summary>
    /// Requests the visible rows again; they appear with the next rendering. If all of them are new, they appear with their
    /// bodies: rendering such rows twice would cost as much again as the flood that brings them (see the benchmark <c>pages</c>).
    /// </summary>
    public async Task RefreshAsync()
    {
        _isRefreshing = true;
        try
        {
            await (_rows?.RefreshDataAsync() ?? Task.CompletedTask);
            if (_bodies.AreAllMissing)
            {
                await TryReadBodiesAsync(Gone);
            }
        }
        finally
        {
            _isRefreshing = false;
        }

        ReadMissing();
    }

    protected override void OnInitialized()
    {
        _bodies = new RowBodies(EventLog);
        if (RendererInfo.IsInteractive)
        {
            _reading = Own(new ThrottledCallback(BetweenReads, ReadBodiesAsync, DispatchExceptionAsync, Clock));
        }
    }

    protected override void OnParametersSet()
    {
        _start = Start();
        if (_start.Above > 0 && RowHeight > 0 && RowHeight != _rowHeight)
        {
            // Virtualize measures only what is in sight, but its first guess says where the rows of a place are.
            (_rowHeight, _isRenewed) = (RowHeight, true);
        }

        _bodies.Show(Columns, View.Search);
        ReadMissing();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isRenewed)
        {
            // Otherwise it asks for rows once it is in sight, and the script may have moved it out of sight.
            _isRenewed = false;
            await RefreshAsync();
            StateHasChanged();
        }
    }

    private static string Title(EventColumn column) => column == EventColumn.ProviderId ? "Provider id" : column.ToString();

    private IEnumerable<(string Title, string? Style)> Titled(params (EventColumn Column, string? Style)[] columns) =>
        columns.Where(one => Columns.Shows(one.Column)).Select(one => (Title(one.Column), one.Style));

    private async ValueTask<ItemsProviderResult<RowSlot>> ProvideAsync(ItemsProviderRequest request)
    {
        var result = await Provide(request);
        var rows = result.Items.Select(slot => slot.Event).OfType<EventSummary>().ToList();
        _keys.Show(rows);
        _bodies.Show(rows);
        ReadMissing();

        if (Start() is var start && start.Beginning == _start.Beginning && start != _start)
        {
            // Nobody else repaints after scrolling. A list that began anew is repainted by whoever began it, with its new length.
            _start = start;
            StateHasChanged();
        }

        return result;
    }

    private void ReadMissing()
    {
        if (_bodies.IsMissing && !_isRefreshing)
        {
            _reading?.Signal();
        }
    }

    /// <summary>Reads until no visible row is without its body.</summary>
    private async Task ReadBodiesAsync(CancellationToken cancellationToken)
    {
        while (_bodies.IsMissing && await TryReadBodiesAsync(cancellationToken))
        {
            StateHasChanged();
        }
    }

    /// <returns>False if the log can't be read: the next rows try again.</returns>
    private async Task<bool> TryReadBodiesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _bodies.ReadAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.BodiesNotRead(Logger, e);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.RowBodiesNotRead, LogLevel.Warning, "The bodies of the visible events could not be read.")]
        public static partial void BodiesNotRead(ILogger logger, Exception exception);
    }
}
