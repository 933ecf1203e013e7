using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Shop.Consumer.Mail;

/// <summary>A real SMTP server, Debian's aiosmtpd, that keeps each mail as a file.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string NoSkipVariable = "WEBHOOKDASHBOARD_NO_SKIP";
    private const string Command = "aiosmtpd";
    private const string Missing = "No aiosmtpd on the PATH (Debian: python3-aiosmtpd); ./test.sh installs it.";

    private readonly Process _process;
    private readonly string _mailbox;

    private SmtpServer(Process process, string mailbox)
    {
        _process = process;
        _mailbox = mailbox;
    }

    /// <summary>The mails that arrived, as they are on the wire.</summary>
    public IReadOnlyList<string> Mails =>
        Directory.Exists(Inbox) ? [.. Directory.GetFiles(Inbox).Order().Select(File.ReadAllText)] : [];

    private string Inbox => Path.Combine(_mailbox, "new");

    /// <summary>Skips the test where the server is not installed.</summary>
    public static void SkipWithout()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var isThere = path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Command)));
        if (!isThere && Environment.GetEnvironmentVariable(NoSkipVariable) == "1")
        {
            Assert.Fail(Missing);
        }

        Assert.SkipUnless(isThere, Missing);
    }

    /// <summary>A port on which nobody listens now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <param name="port">Of the loopback address.</param>
    /// <param name="folder">Where the mails are kept.</param>
    /// <param name="maxBytes">It refuses what is larger.</param>
    public static async Task<SmtpServer> StartAsync(int port, TemporaryFolder folder, int maxBytes = 1_000_000)
    {
        var mailbox = folder.File("mailbox");
        var process = Process.Start(new ProcessStartInfo(
            Command, ["-n", "-l", $"127.0.0.1:{port}", "-s", $"{maxBytes}", "-c", "aiosmtpd.handlers.Mailbox", mailbox])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        process.BeginErrorReadLine();
        var server = new SmtpServer(process, mailbox);
        await Until.TrueAsync(() => ListensAsync(port));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
