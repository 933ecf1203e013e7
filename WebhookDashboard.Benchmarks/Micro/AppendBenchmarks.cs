using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Audit;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;

namespace WebhookDashboard.Benchmarks.Micro;

/// <summary>Measures the log alone, on disk: a number of callers append concurrently and wait for their commits.</summary>
[MemoryDiagnoser]
public class AppendBenchmarks
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes($$"""{"type":"payment.completed","filler":"{{new string('x', 985)}}"}""");

    private DirectoryInfo _folder = null!;
    private WebApplication _app = null!;
    private IEventLog _log = null!;
    private Task<AppendResult>[] _appends = [];

    [Params(1, 32, 256)]
    public int Callers { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        _folder = Directory.CreateDirectory(Path.Combine(Servers.Repository.Artifacts, $"append-{Environment.ProcessId}-{Callers}"));
        var builder = WebApplication.CreateSlimBuilder(
        [
            "--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:Dashboard", $"Data Source={Path.Combine(_folder.FullName, "dashboard.db")}",
            "--Storage:RetainEvents", "0",
        ]);
        builder.Logging.ClearProviders();
        builder.AddData();
        builder.AddAudit();
        builder.AddEvents();
        _app = builder.Build();
        await _app.StartAsync();
        _log = _app.Services.GetRequiredService<IEventLog>();
        _appends = new Task<AppendResult>[Callers];
    }

    [Benchmark]
    public Task AppendAsync()
    {
        for (var i = 0; i < _appends.Length; i++)
        {
            _appends[i] = _log.AppendAsync(NewWebhook(), CancellationToken.None).AsTask();
        }

        return Task.WhenAll(_appends);
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static ReceivedWebhook NewWebhook()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new ReceivedWebhook
        {
            Id = Domain.EventId.At(now),
            Endpoint = EndpointSlug.Parse("payment"),
            ReceivedAt = now,
            Method = "POST",
            Path = "/hooks/payment",
            Query = "",
            RemoteAddress = "127.0.0.1",
            ContentType = "application/json",
            Headers = new HeaderBlock(SampleRequest.Headers),
            Body = Body,
            EventType = "payment.completed",
            Signature = SignatureCheck.None,
            Answer = new EventAnswer(200),
        };
    }
}
