using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using WebhookDashboard.Tests.Senders.Wire;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using WebhookDashboard.Tests.TestKit.Programs;
using Xunit;

namespace WebhookDashboard.Tests.Senders;

/// <summary>One app for all clients. Each client's program runs once, on the first request for a result, and sends all of its cases.</summary>
public sealed class SenderRuns : IAsyncLifetime
{
    private const string ProgramsFolder = "WebhookDashboard.Tests/Senders/Programs";

    private readonly ConcurrentDictionary<string, Lazy<Task<SenderRun>>> _runs = new();
    private readonly TemporaryFolder _folder = new();
    private readonly TestCertificate _certificate;
    private readonly SenderEvent _event;
    private DashboardHost _host = null!;
    private Uri _plain = null!;
    private Uri _plainHttp2 = null!;
    private Uri _secure = null!;

    public SenderRuns()
    {
        _event = new SenderEvent(_folder.Path);
        _certificate = new TestCertificate(_folder);
        foreach (var program in Directory.GetFiles(Path.Combine(Repository.Root, ProgramsFolder)))
        {
            File.Copy(program, _folder.File(Path.GetFileName(program)));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync(
            ("Kestrel:Endpoints:A:Url", "http://127.0.0.1:0"),
            ("Kestrel:Endpoints:B:Url", "http://127.0.0.1:0"),
            ("Kestrel:Endpoints:B:Protocols", "Http2"),
            ("Kestrel:Endpoints:C:Url", "https://127.0.0.1:0"),
            ("Kestrel:Endpoints:C:Certificate:Path", _certificate.CertificateFile),
            ("Kestrel:Endpoints:C:Certificate:KeyPath", _certificate.KeyFile));
        Assert.Collection(_host.Addresses, plain => _plain = plain, plainHttp2 => _plainHttp2 = plainHttp2, secure => _secure = secure);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _certificate.Dispose();
        _folder.Dispose();
    }

    internal Task<SenderRun> OfAsync(Sender sender) =>
        _runs.GetOrAdd(sender.Name, _ => new Lazy<Task<SenderRun>>(() => RunAsync(sender))).Value;

    private async Task<SenderRun> RunAsync(Sender sender)
    {
        var interpreter = await sender.Tool.FindOrSkipAsync();
        if (sender.IsOfNpm)
        {
            await LinkPackagesAsync();
        }

        using var made = await _host.Client.PostAsJsonAsync("api/v1/endpoints", new { slug = sender.Name }, Cancel);
        made.EnsureSuccessStatusCode();

        await using var plain = new RecordingRelay(_plain);
        await using var plainHttp2 = new RecordingRelay(_plainHttp2);
        await using var secure = new RecordingRelay(_secure, _certificate);
        var description = _folder.File($"{sender.Name}.txt");
        await File.WriteAllTextAsync(description, SenderDescription.Write(
            sender,
            _event,
            one => one.IsSecure ? secure.Address : one.Transport == Transports.Http2 ? plainHttp2.Address : plain.Address), Cancel);

        var (_, output) = await Tool.RunAsync(
            [interpreter, _folder.File(sender.Program), description, _certificate.CertificateFile],
            _folder.Path,
            new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = _certificate.CertificateFile });

        var connections = ((byte[][])[.. plain.Sent, .. plainHttp2.Sent, .. secure.Sent]).Select(Read).ToList();
        return new SenderRun(output, connections, await ReadKeptAsync(sender.Name));

        static IReadOnlyList<SentRequest> Read(byte[] sent) =>
            sent.AsSpan().StartsWith(Http2Recording.Preface) ? Http2Recording.Read(sent) : Http1Recording.Read(sent);
    }

    /// <summary>Installs the packages beside the programs, where Node.js looks for them.</summary>
    private async Task LinkPackagesAsync()
    {
        var modules = await NpmPackage.InstallLockedOrSkipAsync(Path.Combine(Repository.Root, ProgramsFolder));
        if (!Directory.Exists(_folder.File("node_modules")))
        {
            Directory.CreateSymbolicLink(_folder.File("node_modules"), modules);
        }
    }

    private async Task<IReadOnlyList<KeptRequest>> ReadKeptAsync(string endpoint)
    {
        var kept = new List<KeptRequest>();
        var page = await _host.Client.GetFromJsonAsync<JsonElement>($"api/v1/events?endpoint={endpoint}&limit=500", Cancel);
        foreach (var item in page.GetProperty("items").EnumerateArray())
        {
            var address = $"api/v1/events/{item.GetProperty("id").GetString()}";
            var one = await _host.Client.GetFromJsonAsync<KeptRequest>(address, Cancel);
            kept.Add(one! with { Body = await _host.Client.GetByteArrayAsync($"{address}/body", Cancel) });
        }

        kept.Reverse();
        return kept;
    }
}
