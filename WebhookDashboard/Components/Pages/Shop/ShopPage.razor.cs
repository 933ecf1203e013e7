using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>
/// Shows the consumer's data, and reads it again after changes: at once after a quiet time, and at most ten times a second.
/// The address names what is open.
/// </summary>
public sealed partial class ShopPage
{
    private ConsumerReading? _reading;
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

    [SupplyParameterFromQuery(Name = "mail")]
    private string? MailInQuery { get; set; }

    /// <summary>The chat room that is shown; without one, the room with the last message.</summary>
    [SupplyParameterFromQuery(Name = "room")]
    private string? Room { get; set; }

    /// <summary>What the prerendered page shows, so that it stays on the screen while the circuit starts.</summary>
    [PersistentState]
    public ShopView? Prerendered { get; set; }

    /// <summary>The mail whose text is open.</summary>
    private long? MailNumber => long.TryParse(MailInQuery, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? CurrentRoom => RoomIn(_view.Overview);

    protected override async Task OnInitializedAsync()
    {
        _actions = new ShopActions(Client, StateHasChanged, Gone);
        if (RendererInfo.IsInteractive)
        {
            _view = Prerendered ?? _view;
            _reading = Own(new ConsumerReading(Changes, ConsumerParts.Books, ReadAsync, StateHasChanged, DispatchExceptionAsync, Clock));
            return;
        }

        try
        {
            await ReadAsync(ConsumerParts.Books, Gone);
            Prerendered = _view.Beginning();
        }
        catch (DbException)
        {
            _isRefused = true;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            await ReadOpenAsync(ConsumerParts.None, fresh: null, Gone);
        }
        catch (DbException)
        {
            _reading?.Ask(ConsumerParts.None); // It reports a refusal itself, and retries.
        }
    }

    private async Task ReadAsync(ConsumerParts parts, CancellationToken cancellationToken)
    {
        var overview = await Books.ReadAsync(parts, _isRead ? _view.Overview : null, cancellationToken);
        await ReadOpenAsync(parts, overview, cancellationToken);
        _isRead = true;
        StateHasChanged();
    }

    private string? RoomIn(ShopOverview? overview) =>
        !string.IsNullOrEmpty(Room) ? Room : overview?.Rooms.Rows is [var latest, ..] ? latest.Room : null;

    /// <summary>Reads what the address names, if it is new there or of a part that changed, and shows it together with new lists.</summary>
    private async Task ReadOpenAsync(ConsumerParts changed, ShopOverview? fresh, CancellationToken cancellationToken)
    {
        var (order, mail, room) = (OrderId, MailNumber, RoomIn(fresh ?? _view.Overview));
        var openOrder = order is null ? null
            : _view.Order is { } shown && shown.Key == order && !changed.HasFlag(ConsumerParts.Orders) ? shown
            : Opened<string, OrderRecord>.After(_view.Order, order, await Books.OrderAsync(order, cancellationToken));
        var openMail = mail is null ? null
            : _view.Mail is { } read && read.Key == mail && !changed.HasFlag(ConsumerParts.Mails) ? read
            : Opened<long, MailRecord>.After(_view.Mail, mail.Value, await Books.MailAsync(mail.Value, cancellationToken));
        var lines = room is null ? null
            : _view.Lines is { } known && room == _room && !changed.HasFlag(ConsumerParts.Chat) ? known
            : await Books.TranscriptAsync(room, cancellationToken);
        _view = _view with { Overview = fresh ?? _view.Overview };
        if ((order, mail, room) == (OrderId, MailNumber, CurrentRoom))
        {
            // Otherwise something else was opened meanwhile, which has its own read.
            _view = _view with { Order = openOrder, Mail = openMail, Lines = lines };
            _room = room;
        }
    }
}
