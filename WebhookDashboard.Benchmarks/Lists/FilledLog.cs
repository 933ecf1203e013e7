using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Audit;
using WebhookDashboard.Benchmarks.Servers;
using WebhookDashboard.Data;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// A log with a number of events, filled by real appends. It stays under <c>artifacts/</c> for the next run.
/// </summary>
internal sealed class FilledLog : IAsyncDisposable
{
    private const int Batch = 1_000;

    private readonly WebApplication _app;

    private FilledLog(WebApplication app, int count)
    {
        _app = app;
        Count = count;
        Log = app.Services.GetRequiredService<IEventLog>();
    }

    public int Count { get; }

    public IEventLog Log { get; }

    public static string FileOf(int count) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Artifacts, $"lists-{count}")).FullName, "dashboard.db");

    public static async Task<FilledLog> OpenAsync(int count)
    {
        var builder = WebApplication.CreateSlimBuilder(
        [
            "--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:Dashboard", $"Data Source={FileOf(count)}",
            "--Storage:RetainEvents", "0", "--Storage:RetainDays", "0", "--Storage:RetainBytes", "0",
        ]);
        builder.Logging.ClearProviders();
        builder.AddData();
        builder.AddAudit();
        builder.AddEvents();
        var app = builder.Build();
        await app.StartAsync();
        var filled = new FilledLog(app, count);
        await filled.FillAsync();
        return filled;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task FillAsync()
    {
        if (Log.Head.Sequence >= Count)
        {
            return;
        }

        Console.WriteLine($"Filling a log with {Count:N0} events…");
        var traffic = new MixedTraffic(Count);
        foreach (var part in Enumerable.Range(0, Count).Chunk(Batch))
        {
            var appended = await Task.WhenAll(part.Select(i => Log.AppendAsync(traffic.Next(i), CancellationToken.None).AsTask()));
            if (appended.FirstOrDefault(result => result is not AppendResult.Stored) is { } refused)
            {
                throw new InvalidOperationException($"The log refused an event: {refused}");
            }
        }
    }
}
