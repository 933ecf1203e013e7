using Microsoft.Extensions.Options;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Smtp;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>
/// How the app's mail is delivered: retried for about five days, as mail servers do. Without a mail server it stays in the
/// outbox.
/// </summary>
internal static class MailDestination
{
    public const string Name = "sample-mail";

    public static Destination Make(IServiceProvider services) => new(Name, services.GetRequiredService<SmtpTransport>())
    {
        IsPaused = services.GetRequiredService<IOptions<SmtpOptions>>().Value.Host is null,
        Concurrency = 1,
        Timeout = TimeSpan.FromMinutes(1),
        FirstDelay = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromMinutes(10),
        MaxAttempts = 720,
        KeepFinished = ConsumerUpkeep.MaxMails,
        Recorded = _ => services.GetRequiredService<ConsumerChanges>().Tell(ConsumerParts.Mails),
    };
}
