using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>
/// Sends what is due of the outbox, and waits for more. A mail is marked as sent after the server has taken it: who is
/// killed between the two sends it again, with the same <c>Message-ID</c>.
/// </summary>
internal sealed partial class MailSender(
    OutboxQueue queue,
    IMailTransport transport,
    ConsumerChanges changes,
    IOptions<SmtpOptions> options,
    TimeProvider clock,
    ILogger<MailSender> logger) : BackgroundService
{
    private const int RunLength = 50;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private TaskCompletionSource _news = NewSignal();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Host is null)
        {
            return; // Mail stays in the outbox, where the page shows it.
        }

        using var subscription = changes.Subscribe(() => Volatile.Read(ref _news).TrySetResult());
        while (!stoppingToken.IsCancellationRequested)
        {
            var news = NewSignal();
            Volatile.Write(ref _news, news); // Before the look at the queue, so that nothing falls between.
            var sleep = LongestSleep;
            try
            {
                sleep = await SendDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                Log.StorageFailed(logger, fault);
                news = NewSignal(); // The readers' next success is no reason to hurry.
            }

            await SleepAsync(news.Task, sleep, stoppingToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <returns>How long nothing is due.</returns>
    private async Task<TimeSpan> SendDueAsync(CancellationToken cancellationToken)
    {
        while (await queue.TakeDueAsync(RunLength, cancellationToken) is { Count: > 0 } due)
        {
            var next = 0;
            await foreach (var delivery in transport.SendAsync(due, cancellationToken))
            {
                var mail = due[next++];
                await queue.NoteAsync(mail.Id, delivery, cancellationToken);
                Log.Tried(logger, mail.Id, delivery.GetType().Name);
                changes.Tell();
            }
        }

        var wait = await queue.NextDueAsync(cancellationToken) - clock.GetUtcNow() ?? LongestSleep;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestSleep ? wait : LongestSleep;
    }

    private async Task SleepAsync(Task news, TimeSpan sleep, CancellationToken cancellationToken)
    {
        try
        {
            await news.WaitAsync(sleep, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Something is due now, or it is time to look again.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.SampleConsumer.MailTried, LogLevel.Debug, "Mail {Number} was tried: {Outcome}")]
        public static partial void Tried(ILogger logger, long number, string outcome);

        [LoggerMessage(LogEventIds.SampleConsumer.OutboxFailed, LogLevel.Warning, "The outbox could not be read or written; it is tried again")]
        public static partial void StorageFailed(ILogger logger, Exception fault);
    }
}
