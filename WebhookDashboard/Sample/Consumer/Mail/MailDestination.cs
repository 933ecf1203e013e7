using Microsoft.Extensions.Options;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Smtp;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>
/// How the app's mail is delivered: retried for five days, as mail servers do (RFC 5321, 4.5.4.1). Without a mail server it
/// stays in the outbox.
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
        MaxAttempts = 1_000, // In five days there are some 960, ten minutes apart at most and seven and a half on average.
        GiveUpAfter = TimeSpan.FromDays(5),
        KeepFinished = ConsumerUpkeep.MaxMails,
        Recorded = _ => services.GetRequiredService<ConsumerChanges>().Tell(ConsumerParts.Mails),
    };
}
