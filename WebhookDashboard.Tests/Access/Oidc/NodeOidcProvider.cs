using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using WebhookDashboard.Tests.TestKit.Evidence;
using WebhookDashboard.Tests.TestKit.Programs;
using Xunit;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>
/// npm's <c>oidc-provider</c> in its own process. It takes pushed authorization requests, returns the
/// e-mail address only from its userinfo endpoint, lacks <c>select_account</c>, and adds a scope <c>groups</c>.
/// </summary>
public sealed class NodeOidcProvider : IAsyncDisposable
{
    public const string ClientSecret = $"{NeverLogged.Mark}-registered";

    /// <summary>The last version that runs on Debian 12's Node.</summary>
    private const string Version = "8.8.1";

    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(1);

    private Process? _process;

    public string Authority { get; private set; } = "";

    /// <summary>Starts once for all tests of a class. Skips the test where Node is not installed.</summary>
    public async Task StartOrSkipAsync()
    {
        if (_process is not null)
        {
            return;
        }

        var node = Tool.FindOrSkip("node", "nodejs");
        var package = await NpmPackage.InstallOrSkipAsync("oidc-provider", Version);
        var script = Path.Combine(AppContext.BaseDirectory, "Access", "Oidc", "oidc-provider.mjs");
        _process = Process.Start(new ProcessStartInfo(node, [script, package, ClientSecret])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Authority = await _process.StandardOutput.ReadLineAsync().WaitAsync(StartDeadline)
            ?? throw new InvalidOperationException("oidc-provider ended before it had an address.");
    }

    /// <summary>Registers the only redirect URI that the provider accepts.</summary>
    public async Task RegisterAsync(Uri redirectAddress)
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsJsonAsync(
            new Uri($"{Authority}/reg"),
            new { redirect_uris = new[] { redirectAddress.AbsoluteUri }, token_endpoint_auth_method = "client_secret_post" },
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
