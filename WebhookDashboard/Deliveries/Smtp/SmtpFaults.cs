using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace WebhookDashboard.Deliveries.Smtp;

/// <summary>What a fault of the mail server means, in one sentence; never with the password.</summary>
internal sealed class SmtpFaults(SmtpOptions options)
{
    private const int MaxReply = 300;

    private string Server => $"{options.Host}:{options.Port}";

    public static bool IsOfServer(Exception fault) =>
        fault is SocketException or IOException or TimeoutException or CommandException or ProtocolException
            or SslHandshakeException or AuthenticationException or ServiceNotConnectedException
            or ServiceNotAuthenticatedException or NotSupportedException;

    /// <summary>The mail can't be written as the protocol wants it.</summary>
    public static bool IsOfMail(Exception fault) => fault is ParseException or FormatException or ArgumentException;

    public string OfConnecting(Exception fault) => fault switch
    {
        AuthenticationException => $"{Server} rejected Smtp:User and Smtp:Password: {Line(fault.Message)}",
        SslHandshakeException => $"{Server} could not agree on TLS: its certificate is not trusted, or it does not support TLS.",
        NotSupportedException => $"{Server} offers no TLS, and a password is never sent without it.",
        TimeoutException => $"{Server} did not answer in time.",
        _ => $"{Server} can't be reached: {Line(fault.Message)}",
    };

    public AttemptResult OfSending(Exception fault) => fault switch
    {
        SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } refused => Answered(refused, new AttemptOutcome.Refused(
            $"{Server} rejected it ({(int)refused.StatusCode}): {Line(refused.Message)}")),
        SmtpCommandException later => Answered(later, new AttemptOutcome.RetryLater(
            $"{Server} can't accept it right now ({(int)later.StatusCode}): {Line(later.Message)}")),
        TimeoutException => new AttemptResult(new AttemptOutcome.Unreachable($"{Server} did not answer in time.")),
        _ when IsOfMail(fault) => new AttemptResult(new AttemptOutcome.Refused($"It can't be sent as a mail: {Line(fault.Message)}")),
        _ => new AttemptResult(new AttemptOutcome.Unreachable($"The connection to {Server} was lost: {Line(fault.Message)}")),
    };

    private static AttemptResult Answered(SmtpCommandException answer, AttemptOutcome outcome) => new(outcome) { Status = (int)answer.StatusCode };

    private static string Line(string message)
    {
        var line = new string([.. message.Take(MaxReply).Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
