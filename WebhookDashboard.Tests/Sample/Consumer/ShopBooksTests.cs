using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Books;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

public sealed class ShopBooksTests : ConsumerSuite
{
    private ShopBooks Books => new(Host.Get<IDbContextFactory<DashboardContext>>());

    [Fact]
    public async Task OrderAndMail_NotListed_AreFoundByName()
    {
        await HandleAsync(new PaymentHandler(), Enumerable.Range(1, ShopBooks.MaxRows + 1).Select(Payment));

        var listed = await Books.ReadAsync(ConsumerParts.Books, known: null, Cancel);
        Assert.Equal((ShopBooks.MaxRows, ShopBooks.MaxRows + 1), (listed.Mails.Rows.Count, listed.Mails.Total));
        Assert.DoesNotContain(listed.Mails.Rows, mail => mail.Number == 1);

        var mail = await Books.MailAsync(1, Cancel);
        Assert.Equal("jo1@example.com", mail?.Entry.To);
        Assert.Contains("order 1 has arrived", mail?.Text, StringComparison.Ordinal);
        var order = await Books.OrderAsync("1", Cancel);
        Assert.Equal("paid", order?.Entry.Status);
        Assert.Equal("payment completed", Assert.Single(order!.History).Said);
    }

    [Fact]
    public async Task OrderAndMail_Unknown_AreNull()
    {
        Assert.Null(await Books.OrderAsync("1", Cancel));
        Assert.Null(await Books.MailAsync(1, Cancel));
    }

    [Fact]
    public async Task Rooms_MoreThanAreListed_AreTheLatestWithTheirCounts()
    {
        await HandleAsync(
            new ChatHandler(), [.. Enumerable.Range(0, ShopBooks.MaxRows + 1).Select(i => Line($"room{i:00}", i)), Line("room01", 100), Line("room01", 100)]);

        var rooms = (await Books.ReadAsync(ConsumerParts.Books, known: null, Cancel)).Rooms;

        Assert.Equal((ShopBooks.MaxRows, ShopBooks.MaxRows + 1), (rooms.Rows.Count, rooms.Total));
        Assert.Equal(new RoomEntry("room01", 3, AnEvent.SomeTime.AddSeconds(100)), rooms.Rows[0]);
        Assert.Equal(("room50", "room02"), (rooms.Rows[1].Room, rooms.Rows[^1].Room));
    }

    [Fact]
    public async Task SetAside_OfSeveralReaders_AreListedNewestFirst()
    {
        await HandleAsync(new PaymentHandler(), AnEvent.To("payment").WithBody("no").At(AnEvent.SomeTime.AddSeconds(1)));
        await HandleAsync(new ChatHandler(), AnEvent.To("chat").WithBody("no").At(AnEvent.SomeTime.AddSeconds(2)));
        await HandleAsync(new PaymentHandler(), AnEvent.To("payment").WithBody("no").At(AnEvent.SomeTime.AddSeconds(3)));

        var setAside = (await Books.ReadAsync(ConsumerParts.Books, known: null, Cancel)).SetAside;

        Assert.Equal(3, setAside.Total);
        Assert.Equal(["payment", "chat", "payment"], setAside.Rows.Select(entry => entry.Endpoint.Value));
    }

    private static AnEvent Line(string room, int second) => AnEvent.To("chat")
        .WithBody($$"""{ "room": "{{room}}", "from": "jo", "text": "x" }""")
        .At(AnEvent.SomeTime.AddSeconds(second));

    private static AnEvent Payment(int number) => AnEvent.To("payment").WithBody(
        $$"""{ "order_id": "{{number}}", "amount": 1, "status": "completed", "customer_email": "jo{{number}}@example.com" }""");
}
