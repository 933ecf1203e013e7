using MailKit.Net.Smtp;
using MimeKit;

namespace WebhookDashboard.Deliveries.Smtp;

/// <summary>Hands mails to a mail server. The payload is a <see cref="MailMessage"/>.</summary>
internal sealed class SmtpTransport(SmtpOptions options, TimeProvider time) : IDeliveryTransport, IAsyncDisposable
{
    private readonly SmtpFaults _faults = new(options);
    private readonly SmtpConnection _connection = new(options, time);

    public async Task<AttemptResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        SmtpClient client;
        try
        {
            client = await _connection.TakeAsync(cancellationToken);
        }
        catch (Exception fault) when (SmtpFaults.IsOfServer(fault))
        {
            return new AttemptResult(new AttemptOutcome.Unreachable(_faults.OfConnecting(fault)));
        }

        var isMidway = true;
        try
        {
            using var message = Compose(delivery);
            await client.SendAsync(message, cancellationToken);
            isMidway = false;
            return new AttemptResult(new AttemptOutcome.Delivered());
        }
        catch (Exception fault) when (SmtpFaults.IsOfServer(fault) || SmtpFaults.IsOfMail(fault))
        {
            isMidway = fault is not SmtpCommandException;
            return _faults.OfSending(fault);
        }
        finally
        {
            // After a broken-off exchange the next answer could belong to the last command.
            await (isMidway ? SmtpConnection.DropAsync(client) : _connection.GiveBackAsync(client));
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>The same at each attempt, its id included: so a server that took it and could not say so can tell.</summary>
    private MimeMessage Compose(Delivery delivery)
    {
        var mail = MailMessage.Of(delivery.Payload);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = delivery.CreatedAt,
            MessageId = $"{delivery.EventId}.{delivery.Id}@webhook-dashboard.invalid",
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        return message;
    }
}
