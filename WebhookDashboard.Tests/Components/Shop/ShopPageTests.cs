using System.Data.Common;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using WebhookDashboard.Components.Pages.Shop;
using WebhookDashboard.Components.Pages.Shop.Orders;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Books;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shop;

public sealed class ShopPageTests : IAsyncDisposable
{
    private const string Ugly = "<script>alert(1)</script> 🙂 ";

    private readonly PageContext _context;
    private readonly HandBooks _books = new();
    private readonly SilentShop _shop = new();
    private readonly HandOutbox _outbox = new();
    private readonly ConsumerChanges _changes = new();
    private readonly HostingEnvironment _environment = new() { EnvironmentName = "Production" };

    public ShopPageTests()
    {
        _context = new PageContext(services =>
        {
            services.AddSingleton<IShopBooks>(_books);
            services.AddSingleton<IOutbox>(_outbox);
            services.AddSingleton(_changes);
            services.AddSingleton<IShopClient>(_shop);
            services.AddSingleton<IHostEnvironment>(_environment);
            services.AddSingleton<UnsignedEvents>();
        });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Page_NothingYet_ShowsTheNextStep()
    {
        var page = _context.Render<ShopPage>();
        await page.ShowsAsync(() => Assert.Contains("payment-webhook", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Smtp:Host", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", 0)]
    [InlineData("Development", 1)]
    public void Page_UnsignedEventsAccepted_SaysSo(string environment, int notes)
    {
        _environment.EnvironmentName = environment;
        Assert.Equal(notes, _context.Render<ShopPage>().FindAll("[data-testid=unsigned-note]").Count);
    }

    [Fact]
    public async Task Page_OrderChanges_ShowsItWithoutAnyClick()
    {
        var page = _context.Render<ShopPage>();
        await page.ShowsAsync(() => Assert.Contains("payment-webhook", page.Markup, StringComparison.Ordinal));

        _books.Overview = _books.Overview with { Orders = new([Order("12345")], 1) };
        _changes.Tell(ConsumerParts.Orders);
        await page.ShowsAsync(() => Assert.Equal("12345", page.Find("[data-testid=order-row]").GetAttribute("data-order-id")), () => _context.Clock.Advance(ThrottledReading.Spacing));
    }

    [Theory]
    [InlineData(ConsumerParts.Orders, "Orders", "order 12345")]
    [InlineData(ConsumerParts.Mails, "Mails", "mail 7")]
    [InlineData(ConsumerParts.Chat, "Chat", "room lobby")]
    [InlineData(ConsumerParts.Waiting, "Waiting", null)]
    [InlineData(ConsumerParts.Stocks, null, null)]
    public async Task Page_OnePartChanges_ReadsOnlyThatPart(ConsumerParts changed, string? list, string? opened)
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("shop?order=12345&mail=7&room=lobby");
        var page = _context.Render<ShopPage>();
        await page.ShowsAsync(() => Assert.Contains("Order 12345 is not stored", page.Markup, StringComparison.Ordinal));
        await Until.TrueAsync(() => _books.Readings is ["order 12345", "mail 7", "room lobby", "Books", "order 12345", "mail 7", "room lobby"]
            or ["Books", "order 12345", "mail 7", "room lobby", ..]);
        _context.Clock.Advance(ThrottledReading.Spacing);
        _books.Readings.Clear();

        _changes.Tell(changed);
        _changes.Tell(ConsumerParts.Users);

        await Until.TrueAsync(() =>
        {
            _context.Clock.Advance(ThrottledReading.Spacing);
            return _books.Readings.Exists(read => read.Contains("Users", StringComparison.Ordinal));
        });
        await page.InvokeAsync(() => { });
        Assert.Equal(
            new[] { list, opened, "Users" }.OfType<string>().Order(StringComparer.Ordinal),
            _books.Readings.SelectMany(read => read.Split(", ")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Page_UglyNames_StayText()
    {
        var ugly = Ugly + new string('x', 500);
        _books.Overview = _books.Overview with
        {
            Orders = new([Order(ugly)], 4000),
            Rooms = new([new RoomEntry(ugly, 1, AnEvent.SomeTime)], 1),
            SetAside = new([new SetAsideEntry(EventId.At(AnEvent.SomeTime), EndpointSlug.Parse("chat"), ugly, AnEvent.SomeTime)], 1),
        };
        _books.Lines = [new ChatLine(1, ugly, ugly, AnEvent.SomeTime, EventId.At(AnEvent.SomeTime))];
        var page = _context.Render<ShopPage>();

        await page.ShowsAsync(() => Assert.Equal(ugly, page.Find("[data-testid=order-row] .open").TextContent));
        Assert.Empty(page.FindAll("script"));
        Assert.Contains("1 of 4,000", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WaitingMail_ShowsWhyAndRetriesOnRequest()
    {
        _outbox.Server = "mail.example.com:587";
        _books.Overview = _books.Overview with { Mails = new([Waiting], 1) };
        var page = _context.Render<ShopPage>();

        await page.ShowsAsync(() => Assert.Contains("Connection refused", page.Markup, StringComparison.Ordinal));
        await page.ClickAsync("[data-testid=outbox-row] button");
        Assert.Equal([7], _outbox.Retried);
    }

    [Theory]
    [InlineData(DeliveryState.Delivered, 4, "The mail to jo@example.com was sent.")]
    [InlineData(DeliveryState.Queued, 4, "The mail to jo@example.com was not sent. mail.example.com:587 can't be reached: Connection refused.")]
    [InlineData(DeliveryState.Queued, 3, "")] // The attempt has not ended yet.
    public async Task RetryMail_AttemptEnds_IsAnnouncedOnce(DeliveryState state, int attempts, string announced)
    {
        _outbox.Server = "mail.example.com:587";
        _books.Overview = _books.Overview with { Mails = new([Waiting], 1) };
        var page = _context.Render<ShopPage>();
        await page.ShowsAsync(() => page.Find("[data-testid=outbox-row] button"));
        var outbox = page.FindComponent<OutboxSection>();
        await page.ClickAsync("[data-testid=outbox-row] button");
        Assert.Empty(outbox.Announced());

        await ShowAsync(Waiting with { State = state, Attempts = attempts, NextAttemptAt = null });
        Assert.Equal(announced, outbox.Announced());

        // Later attempts are the app's own.
        await ShowAsync(Waiting with { State = DeliveryState.Queued, Attempts = 3 + attempts });
        Assert.Equal(announced is "" ? "The mail to jo@example.com was not sent. mail.example.com:587 can't be reached: Connection refused." : announced, outbox.Announced());

        async Task ShowAsync(MailEntry mail)
        {
            _books.Overview = _books.Overview with { Mails = new([mail], 1) };
            _changes.Tell(ConsumerParts.Mails);
            await page.ShowsAsync(() => Assert.Equal(mail, outbox.Instance.Mails!.Rows[0]), () => _context.Clock.Advance(ThrottledReading.Spacing));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RetryMail_NotPossible_IsAnnounced(bool isRefused)
    {
        _outbox.Server = "mail.example.com:587";
        _outbox.Retries = _ => isRefused ? throw new Unreadable() : false;
        _books.Overview = _books.Overview with { Mails = new([Waiting], 1) };
        var page = _context.Render<ShopPage>();
        await page.ShowsAsync(() => page.Find("[data-testid=outbox-row] button"));

        await page.ClickAsync("[data-testid=outbox-row] button");

        var outbox = page.FindComponent<OutboxSection>();
        Assert.Equal(isRefused ? "" : "The mail to jo@example.com was sent or deleted meanwhile.", outbox.Announced());
        Assert.Equal(isRefused ? 1 : 0, outbox.FindAll("[role=alert]").Count);
    }

    [Fact]
    public async Task Page_AddressNamesAnUnlistedRecord_ShowsItFirst()
    {
        var mail = new MailEntry(
            7, "jo@example.com", "Your order is paid", DeliveryState.Delivered, 1, LastFault: null,
            AnEvent.SomeTime, NextAttemptAt: null, AnEvent.SomeTime, EventId.At(AnEvent.SomeTime));
        _books.Overview = _books.Overview with { Orders = new([Order("new")], 51), Mails = new([mail with { Number = 99 }], 51) };
        _books.Orders.Add(new OrderRecord(Order("old"), [new OrderChange(EventId.At(AnEvent.SomeTime), "shipped", true, AnEvent.SomeTime)]));
        _books.Mails.Add(new MailRecord(mail, "The text of it."));

        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("shop?order=old&mail=7");
        var page = _context.Render<ShopPage>();

        await page.ShowsAsync(() => Assert.Equal(
            ["old", "new"], page.FindAll("[data-testid=order-row]").Select(row => row.GetAttribute("data-order-id"))));
        Assert.Contains("shipped", page.Find(".history .said").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("[data-testid=outbox-row]").Count);
        Assert.Equal("The text of it.", page.Find(".opened pre").TextContent);
    }

    [Fact]
    public async Task Page_OpenOrderChanges_ShowsItsRowTogetherWithItsHistory()
    {
        _books.Overview = _books.Overview with { Orders = new([Order("7")], 1) };
        _books.Orders.Add(new OrderRecord(Order("7"), []));
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("shop?order=7");
        var page = _context.Render<ShopPage>();
        await page.ShowsAsync(() => page.Find(".history"));
        var read = new TaskCompletionSource();
        (_books.Gate, var before) = (read.Task, _books.Readings.Count);

        _books.Overview = _books.Overview with { Orders = new([Order("7") with { Status = "delivered" }], 1) };
        _books.Orders[0] = new OrderRecord(Order("7"), [new OrderChange(EventId.At(AnEvent.SomeTime), "delivered", true, AnEvent.SomeTime)]);
        _changes.Tell(ConsumerParts.Orders);
        await page.ShowsAsync(() => Assert.Contains("order 7", _books.Readings.Skip(before)), () => _context.Clock.Advance(ThrottledReading.Spacing));
        page.Render();
        Assert.DoesNotContain("delivered", page.Find("[data-testid=order-row]").TextContent, StringComparison.Ordinal);

        read.SetResult();
        await page.ShowsAsync(() => Assert.Contains("delivered", page.Find(".history").TextContent, StringComparison.Ordinal));
        Assert.Contains("delivered", page.Find("[data-testid=order-row]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AddressNamesAnUnknownRecord_SaysSo()
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("shop?order=gone&mail=7");
        var page = _context.Render<ShopPage>();

        await page.ShowsAsync(() => Assert.Contains("Order gone is not stored", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Mail 7 is not stored", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OpenRecordsAreDeleted_SaysSoAndKeepsTheirLastState()
    {
        _outbox.Server = "mail.example.com:587";
        _books.Orders.Add(new OrderRecord(Order("old"), [new OrderChange(EventId.At(AnEvent.SomeTime), "shipped", true, AnEvent.SomeTime)]));
        _books.Mails.Add(new MailRecord(Waiting, "The text of it."));
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("shop?order=old&mail=7");
        var page = _context.Render<ShopPage>();
        await page.ShowsAsync(() => Assert.Equal("The text of it.", page.Find(".opened pre").TextContent));

        _books.Orders.Clear();
        _books.Mails.Clear();
        _changes.Tell(ConsumerParts.Orders);
        _changes.Tell(ConsumerParts.Mails);

        await page.ShowsAsync(
            () => Assert.Equal(2, page.FindAll(".missing[role=alert]").Count(part => part.TextContent.Contains("is no longer stored", StringComparison.Ordinal))),
            () => _context.Clock.Advance(ThrottledReading.Spacing));
        Assert.Contains("shipped", page.Find(".history .said").TextContent, StringComparison.Ordinal);
        Assert.Equal("The text of it.", page.Find(".opened pre").TextContent);
        Assert.True(page.Find("[data-testid=outbox-row] button").HasAttribute("disabled"));
        Assert.All(page.FindAll(".acts button"), button => Assert.True(button.HasAttribute("disabled"), button.TextContent));
        Assert.Equal(5, page.FindAll(".acts button").Count);
    }

    [Fact]
    public async Task Order_ShopUnreachable_SaysWhyAndRetriesOnRequest()
    {
        var page = _context.Render<ShopPage>();
        await page.ClickAsync(() => page.FindAll("button").Single(button => button.TextContent == "New order"));

        await page.SubmitAsync("form[aria-label='New order at the shop']");

        await page.ShowsAsync(() => Assert.Contains("Nothing listens there.", page.Find("[role=alert] p").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.Announced(".control-bar [role=status]")); // The alert says it.
        await page.ClickAsync("[role=alert] button");
        await page.ShowsAsync(() => Assert.Equal(2, _shop.Orders));
    }

    [Fact]
    public async Task Page_BooksUnreadable_SaysSoAndKeepsItsRows()
    {
        _books.Overview = _books.Overview with { Orders = new([Order("12345")], 1) };
        var page = _context.Render<ShopPage>();
        await page.ShowsAsync(() => page.Find("[data-testid=order-row]"));

        _books.Fault = new Unreadable();
        _changes.Tell(ConsumerParts.Orders);
        await page.ShowsAsync(() => Assert.Contains("can't be read", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), () => _context.Clock.Advance(ThrottledReading.Spacing));
        page.Find("[data-testid=order-row]");
    }

    [Fact]
    public async Task Page_Disposed_Unsubscribes() => await _context.AssertLeavesAsync<ShopPage>(() => _changes.Watchers);

    private static MailEntry Waiting { get; } = new(
        7, "jo@example.com", "Paid", DeliveryState.Queued, 3, "mail.example.com:587 can't be reached: Connection refused.",
        AnEvent.SomeTime, AnEvent.SomeTime.AddSeconds(8), SentAt: null, EventId.At(AnEvent.SomeTime));

    private static OrderEntry Order(string id) =>
        new(id, "shipped", "completed", AnEvent.SomeTime, 99.99m, "jo@example.com", AnEvent.SomeTime);

    private sealed class Unreadable : DbException;
}
