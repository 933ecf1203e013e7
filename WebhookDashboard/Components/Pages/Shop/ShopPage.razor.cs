using System.Data.Common;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>
/// Shows the consumer's data, and reads it again after changes: at once after a quiet time, and at most ten times a second.
/// The address names what is open.
/// </summary>
public sealed partial class ShopPage : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();

    private ConsumerReading? _reading;
    private PersistingComponentStateSubscription _persisting;
    private ShopActions _actions = null!;
    private bool _isRefused;
    private ShopView _view = ShopView.Unread;

    /// <summary>Whether the lists were read here: those that came with the first paint are cut short.</summary>
    private bool _isRead;

    /// <summary>The room whose lines are shown.</summary>
    private string? _room;

    /// <summary>The order whose history is open.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    private string? OrderId { get; set; }

    /// <summary>The mail whose text is open.</summary>
    [SupplyParameterFromQuery(Name = "mail")]
    private long? MailNumber { get; set; }

    /// <summary>The chat room that is shown; without one, the room with the last message.</summary>
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
        if (_reading is not null)
        {
            await _reading.DisposeAsync();
        }

        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _actions = new ShopActions(Client, StateHasChanged, _gone.Token);
        if (RendererInfo.IsInteractive)
        {
            // The prerendered page stays on the screen while the circuit starts.
            _view = State.TryTakeFromJson<ShopView>(nameof(ShopView), out var rendered) && rendered is not null ? rendered : _view;
            _reading = new ConsumerReading(Changes, ConsumerParts.Books, ReadAsync, RepaintAsync, DispatchExceptionAsync, Clock);
        }
        else
        {
            await PrerenderAsync();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            await ReadOpenAsync(ConsumerParts.None);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was closed.
        }
        catch (DbException)
        {
            _reading?.Ask(ConsumerParts.None); // It reports a refusal itself, and retries.
        }
    }

    private Task RepaintAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task PrerenderAsync()
    {
        try
        {
            await ReadAsync(ConsumerParts.Books, _gone.Token);
        }
        catch (DbException)
        {
            _isRefused = true;
        }

        _persisting = State.RegisterOnPersisting(PersistAsync);
    }

    private async Task ReadAsync(ConsumerParts parts, CancellationToken cancellationToken)
    {
        var overview = await Books.ReadAsync(parts, _isRead ? _view.Overview : null, cancellationToken);
        _isRead = true;
        _view = _view with { Overview = overview };
        await ReadOpenAsync(parts);
        StateHasChanged();
    }

    /// <summary>Reads what the address names, if it is new there or of a part that changed.</summary>
    private async Task ReadOpenAsync(ConsumerParts changed)
    {
        var (order, mail, room) = (OrderId, MailNumber, CurrentRoom);
        var openOrder = order is null ? null
            : _view.Order is { } shown && shown.Key == order && !changed.HasFlag(ConsumerParts.Orders) ? shown
            : Opened<string, OrderRecord>.After(_view.Order, order, await Books.OrderAsync(order, _gone.Token));
        var openMail = mail is null ? null
            : _view.Mail is { } read && read.Key == mail && !changed.HasFlag(ConsumerParts.Mails) ? read
            : Opened<long, MailRecord>.After(_view.Mail, mail.Value, await Books.MailAsync(mail.Value, _gone.Token));
        var lines = room is null ? null
            : _view.Lines is { } known && room == _room && !changed.HasFlag(ConsumerParts.Chat) ? known
            : await Books.TranscriptAsync(room, _gone.Token);
        if ((order, mail, room) == (OrderId, MailNumber, CurrentRoom))
        {
            // Otherwise something else was opened meanwhile, which has its own read.
            _view = _view with { Order = openOrder, Mail = openMail, Lines = lines };
            _room = room;
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
