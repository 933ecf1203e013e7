using System.Diagnostics;
using WebhookDashboard.Tests.TestKit.Programs;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>
/// A real nginx in front of the app, which terminates TLS. Its server block is the README's, with this test's ports and a
/// self-signed certificate.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const string Command = "nginx";

    private readonly Process _process;
    private readonly TemporaryFolder _folder;
    private readonly TestCertificate _certificate;

    private Nginx(Process process, TemporaryFolder folder, TestCertificate certificate)
    {
        _process = process;
        _folder = folder;
        _certificate = certificate;
    }

    public static void SkipWithout() => Tool.FindOrSkip(Command, "nginx-light");

    /// <param name="port">The port to listen on.</param>
    /// <param name="app">The address of the app.</param>
    public static Task<Nginx> StartAsync(ReservedPort port, Uri app) => StartAsync(port, app.GetLeftPart(UriPartial.Authority));

    /// <param name="port">The port to listen on.</param>
    /// <param name="app">The address of the app, as in <c>proxy_pass</c>.</param>
    public static async Task<Nginx> StartAsync(ReservedPort port, string app)
    {
        var folder = new TemporaryFolder();
        var certificate = new TestCertificate(folder);
        await File.WriteAllTextAsync(folder.File("nginx.conf"), Configuration(await FromReadmeAsync(), folder, certificate, port.Number, app));
        var process = Process.Start(new ProcessStartInfo(
            Tool.FindOrSkip(Command, "nginx-light"),
            ["-p", folder.Path, "-c", folder.File("nginx.conf"), "-e", folder.File("error.log"), "-g", "daemon off;"])
        {
            UseShellExecute = false,
        })!;
        var nginx = new Nginx(process, folder, certificate);
        try
        {
            await Until.TrueAsync(async () => process.HasExited ? throw Failed(folder) : await port.IsListenedOnAsync());
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    /// <summary>A handler for clients that trusts this one certificate.</summary>
    public SocketsHttpHandler NewHandler() => _certificate.NewHandler();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _certificate.Dispose();
        _folder.Dispose();
    }

    private static InvalidOperationException Failed(TemporaryFolder folder) =>
        new($"nginx did not start:\n{File.ReadAllText(folder.File("error.log"))}");

    private static async Task<string> FromReadmeAsync()
    {
        const string Begin = "```nginx\n";
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var start = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Configuration(string written, TemporaryFolder folder, TestCertificate certificate, int port, string app)
    {
        var block = Replace(written, "listen 443 ssl;", $"listen 127.0.0.1:{port} ssl;");
        block = Replace(block, "server_name hooks.example.com;", $"""
            server_name localhost;
                ssl_certificate {certificate.CertificateFile};
                ssl_certificate_key {certificate.KeyFile};
            """);
        block = Replace(block, "http://127.0.0.1:5080;", $"{app};");
        return $$"""
            pid {{folder.File("nginx.pid")}};
            worker_processes 1;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            events { }
            http {
                access_log off;
                client_body_temp_path {{folder.File("client")}};
                proxy_temp_path {{folder.File("proxy")}};
                fastcgi_temp_path {{folder.File("fastcgi")}};
                uwsgi_temp_path {{folder.File("uwsgi")}};
                scgi_temp_path {{folder.File("scgi")}};
                {{block}}
            }
            """;
    }

    private static string Replace(string text, string old, string with) => text.Contains(old, StringComparison.Ordinal)
        ? text.Replace(old, with, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The README's nginx block has no '{old}'.");
}
