using System.Diagnostics;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using WebhookDashboard.Tests.TestKit.Programs;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>A running Prism that forwards calls to the app and checks them against the description.</summary>
internal sealed class Prism : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TemporaryFolder _folder;
    private readonly ReservedPort _port;
    private readonly Task _output;

    private Prism(Process process, TemporaryFolder folder, ReservedPort port)
    {
        _process = process;
        _folder = folder;
        _port = port;
        Address = new Uri($"http://127.0.0.1:{port.Number}/");
        _output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public Uri Address { get; }

    public static async Task<Prism> StartAsync(string package, string description, Uri app)
    {
        var port = new ReservedPort();
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("v1.json"), description);
        var process = Process.Start(new ProcessStartInfo(
            Tool.FindOrSkip("node", "nodejs"),
            [
                Path.Combine(package, "dist", "index.js"), "proxy", folder.File("v1.json"),
                app.GetLeftPart(UriPartial.Authority), "--port", $"{port.Number}", "--host", "127.0.0.1",
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var prism = new Prism(process, folder, port);
        try
        {
            await Until.TrueAsync(async () => process.HasExited
                ? throw new InvalidOperationException("Prism ended before it listened.")
                : await port.IsListenedOnAsync());
            return prism;
        }
        catch
        {
            await prism.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
        _port.Dispose();
        _folder.Dispose();
    }
}
