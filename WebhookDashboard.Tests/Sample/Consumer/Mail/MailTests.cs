using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer.Mail;

/// <summary>From the webhook to the mail server.</summary>
public sealed class MailTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ReservedPort _port = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _port.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Mail_RepeatedPayment_ArrivesOnce()
    {
        SmtpServer.SkipWithout();
        await using var server = await SmtpServer.StartAsync(_port, _folder);
        await using var host = await StartAsync();
        await PayAsync(host, "12345", "customer@example.com");
        await PayAsync(host, "12345", "customer@example.com");
        await PayAsync(host, "last", "kim@example.com");

        await Until.EqualAsync(2, async () => (await MailsAsync(host)).Count(mail => mail.State == DeliveryState.Delivered));
        Assert.Equal(2, server.Mails.Count);
        var mail = Assert.Single(server.Mails, mail => mail.Contains("To: customer@example.com", StringComparison.Ordinal));
        Assert.Contains("Subject: Your order 12345 is paid", mail, StringComparison.Ordinal);
        Assert.Contains("From: The shop <shop@example.com>", mail, StringComparison.Ordinal);
        Assert.Contains("99.99", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_ServerIsDown_WaitsWithTheReasonAndIsSentLater()
    {
        SmtpServer.SkipWithout();
        await using var host = await StartAsync();
        await PayAsync(host, "12345", "customer@example.com");

        await Until.TrueAsync(async () => (await MailsAsync(host)) is [{ AttemptCount: > 0 }]);
        var waiting = Assert.Single(await MailsAsync(host));
        Assert.Equal(DeliveryState.Queued, waiting.State);
        Assert.Contains($"127.0.0.1:{_port.Number} can't be reached", waiting.Error, StringComparison.Ordinal);
        Assert.NotNull(waiting.NextAttemptAt);

        await using var server = await SmtpServer.StartAsync(_port, _folder);
        await Until.TrueAsync(async () => (await MailsAsync(host)) is [{ State: DeliveryState.Delivered, Error: null }]);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Retry_WaitingMail_IsSentNow()
    {
        SmtpServer.SkipWithout();
        await using var host = await StartAsync();
        await PayAsync(host, "12345", "customer@example.com");
        await Until.TrueAsync(async () => (await MailsAsync(host)) is [{ AttemptCount: >= 2 }]);

        await using var server = await SmtpServer.StartAsync(_port, _folder);
        Assert.True(await host.Get<IOutbox>().RetryAsync(1, Cancel));
        await Until.TrueAsync(async () => (await MailsAsync(host)) is [{ State: DeliveryState.Delivered }]);
        Assert.False(await host.Get<IOutbox>().RetryAsync(1, Cancel));
    }

    [Fact]
    public async Task Mail_ServerRefusesItForGood_FailsWithItsReason()
    {
        SmtpServer.SkipWithout();
        await using var server = await SmtpServer.StartAsync(_port, _folder, maxBytes: 100);
        await using var host = await StartAsync();
        await PayAsync(host, "12345", "customer@example.com");

        await Until.TrueAsync(async () => (await MailsAsync(host)) is [{ State: DeliveryState.GivenUp, AttemptCount: 1, NextAttemptAt: null }]);
        Assert.Contains("rejected it (552)", Assert.Single(await MailsAsync(host)).Error, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Mail_WithoutAServer_StaysInTheOutbox()
    {
        await using var host = await DashboardHost.StartAsync();
        await PayAsync(host, "12345", "customer@example.com");
        await Until.TrueAsync(async () => (await MailsAsync(host)).Count > 0);

        Assert.Null(host.Get<IOutbox>().Server);
        var mail = Assert.Single(await MailsAsync(host));
        Assert.Equal((DeliveryState.Queued, 0), (mail.State, mail.AttemptCount));
    }

    private Task<DashboardHost> StartAsync() => DashboardHost.StartAsync(
        ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", $"{_port.Number}"), ("Smtp:From", "The shop <shop@example.com>"));

    private static async Task PayAsync(DashboardHost host, string order, string email)
    {
        using var answer = await host.Client.PostAsJsonAsync(
            new Uri("payment-webhook", UriKind.Relative),
            new { order_id = order, amount = 99.99, status = "completed", customer_email = email },
            Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<List<DeliveryRow>> MailsAsync(DashboardHost host)
    {
        await using var context = await host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);
        return await context.Deliveries.Where(row => row.Destination == MailDestination.Name).ToListAsync(Cancel);
    }
}
