using System.Diagnostics;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using WebhookDashboard.Tests.TestKit.Programs;

namespace WebhookDashboard.Tests.Sample.Consumer.Mail;

/// <summary>A real SMTP server, Debian's aiosmtpd, that stores each mail as a file.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Command = "aiosmtpd";

    private readonly Process _process;
    private readonly string _mailbox;

    private SmtpServer(Process process, string mailbox)
    {
        _process = process;
        _mailbox = mailbox;
    }

    /// <summary>The mails received, as they were on the wire.</summary>
    public IReadOnlyList<string> Mails =>
        Directory.Exists(Inbox) ? [.. Directory.GetFiles(Inbox).Order().Select(File.ReadAllText)] : [];

    private string Inbox => Path.Combine(_mailbox, "new");

    /// <summary>Skips the test where the server is not installed.</summary>
    public static void SkipWithout() => Tool.FindOrSkip(Command, "python3-aiosmtpd");

    /// <param name="port">The port to listen on.</param>
    /// <param name="folder">The folder for the mails.</param>
    /// <param name="maxBytes">Larger mails are refused.</param>
    public static async Task<SmtpServer> StartAsync(ReservedPort port, TemporaryFolder folder, int maxBytes = 1_000_000)
    {
        var mailbox = folder.File("mailbox");
        var process = Process.Start(new ProcessStartInfo(
            Command, ["-n", "-l", $"127.0.0.1:{port.Number}", "-s", $"{maxBytes}", "-c", "aiosmtpd.handlers.Mailbox", mailbox])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        process.BeginErrorReadLine();
        var server = new SmtpServer(process, mailbox);
        try
        {
            await Until.TrueAsync(port.IsListenedOnAsync);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
