using System.Net;
using System.Runtime.CompilerServices;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>One connection for a run of mails.</summary>
internal sealed class SmtpTransport(IOptions<SmtpOptions> options) : IMailTransport
{
    private const int TlsFromTheStart = 465;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly SmtpOptions _options = options.Value;
    private readonly SmtpFaults _faults = new(options.Value);

    public async IAsyncEnumerable<Delivery> SendAsync(
        IReadOnlyList<MailRow> mails, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        Delivery.Later? unreachable = null;
        foreach (var mail in mails)
        {
            // Who could not be reached a moment ago is not tried for each mail of the run.
            unreachable ??= client.IsConnected ? null : await ConnectAsync(client, cancellationToken);
            yield return unreachable ?? await SendAsync(client, mail, cancellationToken);
        }

        await LeaveAsync(client, cancellationToken);
    }

    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception fault) when (SmtpFaults.IsOfServer(fault))
        {
            // All is said already; the connection ends either way.
        }
    }

    private async Task<Delivery.Later?> ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(_options.Host!, _options.Port, Security(), cancellationToken);
            if (_options is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, cancellationToken);
            }

            return null;
        }
        catch (Exception fault) when (SmtpFaults.IsOfServer(fault))
        {
            await LeaveAsync(client, cancellationToken);
            return new Delivery.Later(_faults.OfConnecting(fault));
        }
    }

    /// <summary>A password goes through TLS, whatever the server offers; only this machine needs none.</summary>
    private SecureSocketOptions Security() =>
        _options.Port == TlsFromTheStart ? SecureSocketOptions.SslOnConnect
        : _options.Password is null || IsThisMachine(_options.Host!) ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private async Task<Delivery> SendAsync(SmtpClient client, MailRow mail, CancellationToken cancellationToken)
    {
        try
        {
            using var message = Compose(mail);
            await client.SendAsync(message, cancellationToken);
            return Delivery.Taken.Instance;
        }
        catch (Exception fault) when (SmtpFaults.IsOfServer(fault) || SmtpFaults.IsOfMail(fault))
        {
            return _faults.OfSending(fault);
        }
    }

    /// <summary>The same at each attempt, its id included: so a server that took it and could not say so can tell.</summary>
    private MimeMessage Compose(MailRow mail)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.CreatedAt,
            MessageId = $"{mail.EventId}.{mail.Id}@webhook-dashboard.invalid",
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(MailboxAddress.Parse(_options.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        return message;
    }
}
