using Microsoft.Extensions.Options;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Smtp;

namespace WebhookDashboard.Sample.Consumer.Mail;

internal sealed class OutboxControl(
    DeliveryQueries deliveries, DeliveryControl control, ConsumerChanges changes, IOptions<SmtpOptions> options) : IOutbox
{
    public string? Server => options.Value.Host is { } host ? $"{host}:{options.Value.Port}" : null;

    public async Task<bool> RetryAsync(long number, CancellationToken cancellationToken)
    {
        var isMail = await deliveries.FindAsync(number, cancellationToken) is { Destination: MailDestination.Name, Url.Length: > 0 };
        var isRetried = isMail && await control.ResendAsync(number, cancellationToken);
        changes.Tell(ConsumerParts.Mails);
        return isRetried;
    }
}
