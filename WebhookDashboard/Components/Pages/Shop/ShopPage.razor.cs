using System.Data.Common;
using System.Threading.Channels;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Pull;
using WebhookDashboard.Shop.Consumer;
using WebhookDashboard.Shop.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>
/// The consumer's books, read again when something in them changed: at once when it was quiet, and at most ten times a
/// second. What is open is in the address.
/// </summary>
public sealed partial class ShopPage : IAsyncDisposable
{
    private const string CannotRead = "The shop's books can't be read now; what stands here is what was read last.";

    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _gone = new();

    /// <summary>Holds one word at most: look again.</summary>
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Task _following = Task.CompletedTask;
    private PersistingComponentStateSubscription _persisting;
    private ShopDesk _desk = null!;
    private string? _fault;
    private ShopView _view = ShopView.Unread;

    /// <summary>The order whose history is open.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    private string? OrderId { get; set; }

    /// <summary>The mail whose text is open.</summary>
    [SupplyParameterFromQuery(Name = "mail")]
    private long? MailNumber { get; set; }

    /// <summary>The chat room that is shown; without one, the one last spoken in.</summary>
    [SupplyParameterFromQuery(Name = "room")]
    private string? Room { get; set; }

    [Inject]
    private IShopBooks Books { get; set; } = null!;

    [Inject]
    private ConsumerChanges Changes { get; set; } = null!;

    [Inject]
    private IShopClient Client { get; set; } = null!;

    [Inject]
    private PersistentComponentState State { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private string? CurrentRoom =>
        !string.IsNullOrEmpty(Room) ? Room : _view.Overview?.Rooms.Rows is [var latest, ..] ? latest.Room : null;

    public async ValueTask DisposeAsync()
    {
        _persisting.Dispose();
        await _gone.CancelAsync();
        await _following;
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _desk = new ShopDesk(Client, StateHasChanged, _gone.Token);
        if (RendererInfo.IsInteractive)
        {
            // What the server rendered first stays on the screen while the circuit starts.
            _view = State.TryTakeFromJson<ShopView>(nameof(ShopView), out var rendered) && rendered is not null ? rendered : _view;
            _following = FollowAsync();
        }
        else
        {
            await ReadAsync();
            _persisting = State.RegisterOnPersisting(PersistAsync);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            await ReadOpenAsync();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page went.
        }
        catch (DbException)
        {
            _fault = CannotRead;
        }
    }

    // Subscribe first, read then: whatever changes after the reading says so.
    private async Task FollowAsync()
    {
        using var subscription = Changes.Subscribe(() => _changed.Writer.TryWrite(true));
        try
        {
            while (true)
            {
                await ReadAsync();
                StateHasChanged();
                await Task.Delay(BetweenReadings, Clock, _gone.Token);
                await _changed.Reader.ReadAsync(_gone.Token);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page went.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var overview = await Books.ReadAsync(_gone.Token);
            _view = _view with { Overview = overview };
            await ReadOpenAsync();
            _fault = null;
        }
        catch (DbException)
        {
            _fault = CannotRead; // The next change, or the next visit, reads again.
        }
    }

    private async Task ReadOpenAsync()
    {
        var (order, mail, room) = (OrderId, MailNumber, CurrentRoom);
        var history = order is null ? null : await Books.HistoryAsync(order, _gone.Token);
        var text = mail is null ? null : await Books.MailTextAsync(mail.Value, _gone.Token);
        var lines = room is null ? null : await Books.TranscriptAsync(room, _gone.Token);
        if ((order, mail, room) == (OrderId, MailNumber, CurrentRoom))
        {
            // Else something else was opened meanwhile, and that has its own reading.
            _view = _view with { History = history, MailText = text, Lines = lines };
        }
    }

    private Task PersistAsync()
    {
        if (_view.Beginning() is { } beginning)
        {
            State.PersistAsJson(nameof(ShopView), beginning);
        }

        return Task.CompletedTask;
    }
}
