using WebhookDashboard.Components.Pages.Products.Fetching;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>
/// What an open page knows about the shop's products: the fetched data, the webhooks since, and the call in progress. Use
/// its members only on the circuit's thread; only the consumer's <c>changed</c> comes from other threads.
/// </summary>
public sealed class ProductSession : IAsyncDisposable
{
    private readonly IShopClient _shop;
    private readonly IStockBook _book;
    private readonly ConsumerChanges _changes;
    private readonly CatalogueCache _catalogue;
    private readonly TimeProvider _clock;
    private readonly string? _only;
    private readonly DateTimeOffset _openedAt;
    private Dictionary<(string, StockSource), StockObservation> _observations = [];
    private List<string> _order = [];
    private ThrottledReading? _reading;
    private CancellationTokenSource? _call;
    private ThrottledCallback? _repeating;
    private Task _fetching = Task.CompletedTask;
    private bool _isCatalogued;
    private bool _isGone;
    private ShopProduct? _product;
    private Action _changed = () => { };

    /// <param name="shop">The shop's API.</param>
    /// <param name="book">The known stocks.</param>
    /// <param name="changes">Signals that something was learned.</param>
    /// <param name="catalogue">The last catalogue.</param>
    /// <param name="clock">The time, and the pauses.</param>
    /// <param name="only">The only product of the page; null: all.</param>
    internal ProductSession(
        IShopClient shop, IStockBook book, ConsumerChanges changes, CatalogueCache catalogue, TimeProvider clock, string? only = null)
    {
        (_shop, _book, _changes, _catalogue, _clock, _only) = (shop, book, changes, catalogue, clock, only);
        _openedAt = clock.GetUtcNow();
        Last = LastGood = only is null ? catalogue.Exchange : null;
    }

    /// <summary>All rows, in an order that stays the same while the page is open.</summary>
    public IReadOnlyList<ProductRow> Rows { get; private set; } = [];

    /// <summary>The last fetch, successful or not.</summary>
    public Exchange? Last { get; private set; }

    /// <summary>The last fetch that returned data, or that nothing has changed.</summary>
    public Exchange? LastGood { get; private set; }

    /// <summary>What went wrong with the last fetch; null if nothing did.</summary>
    public string? Fault => Last is { IsSuccess: false, Outcome: not PullOutcome.Cancelled } failed ? failed.Fault : null;

    /// <summary>When the call in progress started; null if there is none.</summary>
    public DateTimeOffset? AskingSince { get; private set; }

    public bool UsesTag { get; set; }

    public RepeatChoice Repeat { get; private set; } = RepeatChoice.Never;

    /// <summary>Whether the result of the last fetch could be stored.</summary>
    public bool IsKept { get; private set; } = true;

    /// <summary>Whether the known stocks were read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Whether the database refuses to be read: the rows are the last ones read.</summary>
    public bool IsRefused => _reading is { IsRefused: true };

    public ProductRow? Find(string? id) => id is null ? null : Rows.FirstOrDefault(row => row.Id == id);

    /// <summary>Whether a webhook reported this stock while the page was open.</summary>
    public bool IsFresh(StockObservation? observation) => observation is { Source: StockSource.Push } && observation.At > _openedAt;

    /// <summary>What the last fetch returned, in a word or two.</summary>
    public string? Told => Last switch
    {
        { Outcome: PullOutcome.NotModified } => "nothing new",
        { Outcome: PullOutcome.Answered } when _only is null => Format.Count(_catalogue.Products.Count, "product"),
        _ => null,
    };

    /// <summary>Follows the webhooks, from now until disposal.</summary>
    /// <param name="changed">Called after each change.</param>
    /// <param name="failed">Receives unexpected exceptions.</param>
    public void Follow(Action changed, Func<Exception, Task> failed)
    {
        _changed = changed;
        _reading = new ThrottledReading(
            ReadAsync, ask => _changes.Subscribe(ConsumerParts.Stocks, _ => ask()), changed, failed, _clock);
    }

    /// <summary>Fetches from the shop, unless a fetch is in progress.</summary>
    public Task FetchAsync() => AskingSince is null && !_isGone ? _fetching = RunFetchAsync() : Task.CompletedTask;

    public void Cancel() => _call?.Cancel();

    /// <summary>Starts fetching at an interval.</summary>
    public async Task SetRepeatAsync(RepeatChoice choice, Func<Exception, Task> failed)
    {
        Repeat = choice;
        await (_repeating?.DisposeAsync() ?? ValueTask.CompletedTask);
        _repeating = Repeat.Every is { } every && !_isGone ? new ThrottledCallback(every, FetchAgainAsync, failed, _clock) : null;
        _repeating?.Signal();
    }

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        Cancel();
        await (_repeating?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _fetching;
        await (_reading?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task FetchAgainAsync(CancellationToken cancellationToken)
    {
        await FetchAsync();
        _repeating?.Signal();
    }

    private async Task RunFetchAsync()
    {
        using var call = new CancellationTokenSource();
        _call = call;
        AskingSince = _clock.GetUtcNow();
        _changed();
        try
        {
            Last = await (_only is null ? FetchAllAsync(call.Token) : FetchOneAsync(_only, call.Token));
            LastGood = Last.IsSuccess ? Last : LastGood;
        }
        finally
        {
            _call = null;
            AskingSince = null;
        }

        _changed();
    }

    private async Task<Exchange> FetchAllAsync(CancellationToken cancellationToken)
    {
        var answer = await _shop.ProductsAsync(UsesTag ? _catalogue.Tag : null, cancellationToken);
        if (answer.Value is { } products)
        {
            _catalogue.Put(products, answer.Exchange);
        }

        if (answer.Exchange.IsSuccess)
        {
            // What has not changed is still true, and confirmed.
            await LearnAsync(_catalogue.Products, answer.Exchange);
        }

        return answer.Exchange;
    }

    private async Task<Exchange> FetchOneAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await _shop.ProductAsync(id, null, cancellationToken);
        if (answer.Value is { } product)
        {
            _product = product;
            _catalogue.Put(product);
            await LearnAsync([product], answer.Exchange);
        }

        return answer.Exchange;
    }

    // As of the start of the request: a webhook that arrived during the call is newer.
    private async Task LearnAsync(IEnumerable<ShopProduct> products, Exchange exchange)
    {
        // In whole milliseconds, as the database keeps it: else every row would differ when it is read back, and be painted again.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(exchange.StartedAt.ToUnixTimeMilliseconds());
        var quantities = products.DistinctBy(product => product.Id).ToDictionary(product => product.Id, product => product.Stock);

        // Shown at once, whether or not it can be stored.
        foreach (var (id, quantity) in quantities)
        {
            _observations[(id, StockSource.Pull)] = new StockObservation(id, StockSource.Pull, quantity, at, EventId: null);
        }

        Build();
        IsRead = true;
        _changed();
        try
        {
            await _book.LearnPulledAsync(quantities, at, CancellationToken.None);
            IsKept = true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The database refused; its warning is on every page.
            IsKept = false;
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _catalogue.RestoreAsync(cancellationToken);
        if (_only is null)
        {
            LastGood ??= _catalogue.Exchange;
            Last ??= LastGood;
        }

        var (before, wasRead) = (Rows, IsRead);
        var latest = await _book.LatestAsync(cancellationToken);
        _observations = latest
            .Where(observation => _only is null || observation.ProductId == _only)
            .GroupBy(observation => (observation.ProductId, observation.Source))
            .ToDictionary(group => group.Key, group => group.MaxBy(observation => observation.At)!);
        Build();
        IsRead = true;

        // The fetched data is on the page already, and other data of the consumer may have changed.
        if (!wasRead || !Rows.SequenceEqual(before))
        {
            _changed();
        }
    }

    private void Build()
    {
        // The shop's order first; products that only webhooks named follow, and each keeps its position.
        IEnumerable<string> known = _only is not null
            ? [_only]
            : _catalogue.Products.Select(product => product.Id)
                .Concat(_observations.Keys.Select(key => key.Item1).Order(NaturalOrder.Instance));
        _order = _order.Count == 0 || (!_isCatalogued && _catalogue.Products.Count > 0)
            ? [.. known.Distinct()]
            : [.. _order.Concat(known).Distinct()];
        _isCatalogued = _catalogue.Products.Count > 0;
        var products = _catalogue.Products.ToDictionary(product => product.Id);

        // What the catalogue no longer lists is not in stock any more.
        var isUnlisted = (string id) => _only is null && _catalogue.Exchange is not null && !products.ContainsKey(id);
        var pulled = (string id) => isUnlisted(id) ? null : _observations.GetValueOrDefault((id, StockSource.Pull));
        var pushed = (string id) => _observations.GetValueOrDefault((id, StockSource.Push));

        // Drops what neither way mentions any more; otherwise made-up ids could fill an open page.
        _order.RemoveAll(id => id != _only && !products.ContainsKey(id) && pulled(id) is null && pushed(id) is null);
        Rows =
        [
            .. _order.Select(id => new ProductRow(
                id, (id == _only ? _product : null) ?? products.GetValueOrDefault(id), pulled(id), pushed(id))
            {
                IsUnlisted = isUnlisted(id),
            }),
        ];
    }
}
