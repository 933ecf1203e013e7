using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Audit;
using WebhookDashboard.Benchmarks.Servers;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// A log with a number of events, filled by real appends. It stays under <c>artifacts/</c> for the next run.
/// </summary>
internal sealed class FilledLog : IAsyncDisposable
{
    private const int Batch = 1_000;

    private readonly WebApplication _app;

    private FilledLog(WebApplication app, string file, int count)
    {
        _app = app;
        File = file;
        Count = count;
        Log = Get<IEventLog>();
    }

    /// <summary>The database.</summary>
    public string File { get; }

    public int Count { get; }

    public IEventLog Log { get; }

    public static string FileOf(int count, string name = "lists") =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Artifacts, $"{name}-{count}")).FullName, "dashboard.db");

    public static Task<FilledLog> OpenAsync(int count) => OpenAsync(FileOf(count), count, new MixedTraffic(count).Next);

    /// <param name="file">The database; its log is continued up to <paramref name="count"/>.</param>
    /// <param name="count">How many events it holds then.</param>
    /// <param name="next">Makes the event with a number.</param>
    public static async Task<FilledLog> OpenAsync(string file, int count, Func<int, ReceivedWebhook> next)
    {
        var builder = WebApplication.CreateSlimBuilder(
        [
            "--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:Dashboard", $"Data Source={file}",
            "--Storage:RetainEvents", "0", "--Storage:RetainDays", "0", "--Storage:RetainBytes", "0",
        ]);
        builder.Logging.ClearProviders();
        builder.AddData();
        builder.AddAudit();
        builder.AddEvents();

        // The events of endpoints that don't exist would be deleted.
        builder.Services.RemoveAll<FirstEndpoint>();
        foreach (var endpoint in MixedTraffic.EndpointNames)
        {
            builder.Services.AddSingleton(new FirstEndpoint(endpoint, endpoint));
        }

        var app = builder.Build();
        await app.StartAsync();
        var filled = new FilledLog(app, file, count);
        await filled.FillAsync(next);
        while (await filled.Get<BlockCounter>().CountAsync(CancellationToken.None) > 0)
        {
        }

        return filled;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task FillAsync(Func<int, ReceivedWebhook> next)
    {
        if (Log.Head.Sequence >= Count)
        {
            return;
        }

        Console.WriteLine($"Filling a log with {Count:N0} events…");
        var stored = (int)Log.Head.Sequence; // A fill that was interrupted continues.
        foreach (var part in Enumerable.Range(stored, Count - stored).Chunk(Batch))
        {
            var appended = await Task.WhenAll(part.Select(i => Log.AppendAsync(next(i), CancellationToken.None).AsTask()));
            if (appended.FirstOrDefault(result => result is not AppendResult.Stored) is { } refused)
            {
                throw new InvalidOperationException($"The log refused an event: {refused}");
            }
        }
    }
}
