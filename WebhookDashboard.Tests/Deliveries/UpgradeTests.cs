using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Deliveries.Smtp;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.Sample.Provider.Webhooks;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

/// <summary>Webhooks and mails that an older version had queued, in tables of their own.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string LastBefore = "20261128001614_RememberEndedSignIns";

    private static readonly DateTimeOffset Now = AnEvent.SomeTime;
    private static readonly EventId Event = EventId.At(Now);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WebhooksOfAnOlderVersion_ArriveInOrderUnderTheirIds()
    {
        await using (var context = Open())
        {
            await MigrateAsync(context, LastBefore);
            await WebhookAsync(context, "done", "a", state: 1);
            await WebhookAsync(context, "first", "a", state: 0, attempts: 3);
            await WebhookAsync(context, "other", "b", state: 0);
            await WebhookAsync(context, "second", "a", state: 0);
            await WebhookAsync(context, "lost", "a", state: 2, attempts: 12);
        }

        await using var receiver = await ScriptedReceiver.StartAsync();
        await using var shop = await ShopHost.StartAsync(_folder, receiver, Now);

        await shop.StandsAsync("second", DeliveryState.Delivered);
        await shop.StandsAsync("other", DeliveryState.Delivered);
        Assert.Equal(["first", "second"], receiver.Texts.Where(text => text != "other"));
        Assert.Equal(["msg_first", "msg_other", "msg_second"], receiver.Arrived.Select(delivery => delivery.Id).Order(StringComparer.Ordinal));
        Assert.Equal(4, (await shop.RowAsync("first")).AttemptCount);
        Assert.Equal(
            [("done", DeliveryState.Delivered, 1), ("lost", DeliveryState.GivenUp, 12)],
            (await shop.RowsAsync()).Select(row => (AMessage.TextOf(row), row.State, row.AttemptCount)).Where(row => row.Item1 is "done" or "lost"));
    }

    [Fact]
    public async Task Migrate_Mails_KeepTheirNumbersStatesAndTexts()
    {
        await using var context = Open();
        await MigrateAsync(context, LastBefore);
        await MailAsync(context, "paid:1", "jo@example.com", state: 0, attempts: 5, nextAttemptAt: Now.AddMinutes(4));
        await MailAsync(context, "paid:2", "kim@example.com", state: 0, attempts: 0, nextAttemptAt: null);
        await MailAsync(context, "paid:3", "", state: 2, attempts: 0, nextAttemptAt: null);
        await MailAsync(context, "paid:4", "ada@example.com", state: 1, attempts: 1, nextAttemptAt: null);
        await WebhookAsync(context, "one", "a", state: 0);

        await context.Database.MigrateAsync(Cancel);

        var rows = await context.Deliveries.Include(row => row.Payload).Where(row => row.Destination == "sample-mail").OrderBy(row => row.Id).ToListAsync(Cancel);
        Assert.Equal(
            [
                (1, "paid:1", "mailto:jo@example.com", DeliveryState.Queued, 5, Now.AddMinutes(4)),
                (2, "paid:2", "mailto:kim@example.com", DeliveryState.Queued, 0, Now),
                (3, "paid:3", "", DeliveryState.GivenUp, 0, null),
                (4, "paid:4", "mailto:ada@example.com", DeliveryState.Delivered, 1, null),
            ],
            rows.Select(row => (row.Id, row.MessageId, row.Url, row.State, row.AttemptCount, row.NextAttemptAt)));
        Assert.All(rows, row => Assert.Equal((Event, Now), (row.EventId, row.CreatedAt)));
        Assert.Equal(new MailMessage("jo@example.com", "A \"subject\"", "Two\nlines, äöü 🙂"), MailMessage.Of(rows[0].Payload!.Bytes));
        Assert.True((await context.Deliveries.SingleAsync(row => row.Destination == "sample-shop", Cancel)).Id > 4);
    }

    private SqliteDashboardContext Open() => new(
        new DbContextOptionsBuilder<SqliteDashboardContext>().UseSqlite($"Data Source={_folder.File("shop.db")};Pooling=False").Options);

    private static Task MigrateAsync(SqliteDashboardContext context, string to) =>
        context.GetService<IMigrator>().MigrateAsync(to, Cancel);

    private static Task WebhookAsync(SqliteDashboardContext context, string text, string room, int state, int attempts = 1)
    {
        var (id, body, at) = ($"msg_{text}", $$"""{ "room": "{{room}}", "text": "{{text}}" }""", Now.ToUnixTimeMilliseconds());
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO StoreWebhooks (MessageId, Kind, Subject, Body, State, Attempts, CreatedAt, NextAttemptAt)
            VALUES ({id}, 'chat', {room}, {body}, {state}, {attempts}, {at}, {at})
            """,
            Cancel);
    }

    private static Task MailAsync(
        SqliteDashboardContext context, string key, string to, int state, int attempts, DateTimeOffset? nextAttemptAt)
    {
        var (id, at, next) = (Event.Value.ToByteArray(bigEndian: true), Now.ToUnixTimeMilliseconds(), nextAttemptAt?.ToUnixTimeMilliseconds());
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Mails ("Key", "To", Subject, "Text", State, Attempts, CreatedAt, NextAttemptAt, EventId)
            VALUES ({key}, {to}, {"A \"subject\""}, {"Two\nlines, äöü 🙂"}, {state}, {attempts}, {at}, {next}, {id})
            """,
            Cancel);
    }
}
