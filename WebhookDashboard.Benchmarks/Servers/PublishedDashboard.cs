using System.Diagnostics;
using System.Text.Json;
using WebhookDashboard.Events.Sqlite;

namespace WebhookDashboard.Benchmarks.Servers;

/// <summary>The app as it is deployed: published for release, and started on a temporary empty database.</summary>
internal sealed class PublishedDashboard : IDisposable
{
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    private readonly DirectoryInfo _data;

    private PublishedDashboard(DirectoryInfo data, ServerProcess server)
    {
        _data = data;
        Server = server;
    }

    public ServerProcess Server { get; }

    public string DatabaseFile => Path.Combine(_data.FullName, "dashboard.db");

    public static Task<PublishedDashboard> StartAsync(params string[] arguments) => StartAsync(database: null, arguments);

    /// <summary>
    /// Starts it on a copy of a database that nobody has open, without the sample, whose own events would disturb the figures.
    /// </summary>
    public static Task<PublishedDashboard> StartOnCopyAsync(string database) => StartAsync(database, ["--Sample:Enabled", "false"]);

    /// <summary>Starts it without a search index: a folder with the name of the file keeps it from being created.</summary>
    public static Task<PublishedDashboard> StartWithoutIndexAsync(params string[] arguments) =>
        StartAsync(database: null, arguments, prepare: data => data.CreateSubdirectory("dashboard.search.db"));

    private static async Task<PublishedDashboard> StartAsync(string? database, string[] arguments, Action<DirectoryInfo>? prepare = null)
    {
        var published = await Published.Value;
        var data = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, $"data-{Environment.ProcessId}-{Stopwatch.GetTimestamp()}"));
        try
        {
            prepare?.Invoke(data);
            if (database is not null)
            {
                await CopyAsync(database, Path.Combine(data.FullName, "dashboard.db"));
                if (File.Exists(SearchFile.PathFor(database)))
                {
                    await CopyAsync(SearchFile.PathFor(database), Path.Combine(data.FullName, "dashboard.search.db"));
                }
            }

            var server = await ServerProcess.StartAsync(
                Path.Combine(published, "WebhookDashboard.dll"),
                published,
                [
                    "--ConnectionStrings:Dashboard", $"Data Source={Path.Combine(data.FullName, "dashboard.db")}",
                    "--Access:Mode", "Open",
                    "--Storage:RetainEvents", "0", "--Storage:RetainDays", "0", "--Storage:RetainBytes", "0",
                    .. arguments,
                ]);
            return new PublishedDashboard(data, server);
        }
        catch
        {
            data.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>
    /// Waits until all readers of the log have caught up, so that they take no processor from another server's round. A
    /// reader that fails (there is no index) never does.
    /// </summary>
    public async Task CatchUpAsync()
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        while (true)
        {
            using var statistics = JsonDocument.Parse(await client.GetStringAsync("api/v1/stats"));
            if (statistics.RootElement.GetProperty("readers").EnumerateArray().All(IsDone))
            {
                return;
            }

            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        Server.Dispose();
        _data.Delete(recursive: true);
    }

    private static bool IsDone(JsonElement reader) =>
        reader.GetProperty("lag").GetInt64() == 0 || reader.GetProperty("failing").GetBoolean();

    /// <summary>Flushes to disk, since pending writes would delay the first commits.</summary>
    private static async Task CopyAsync(string from, string to)
    {
        await using var source = File.OpenRead(from);
        await using var copy = File.Create(to);
        await source.CopyToAsync(copy);
        copy.Flush(flushToDisk: true);
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Repository.Artifacts, "published");
        Console.WriteLine("Publishing the app…");
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", "WebhookDashboard", "-c", "Release", "-o", folder, "-v", "quiet", "-nologo"])
        {
            WorkingDirectory = Repository.Root,
        })!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("dotnet publish failed.");
    }
}
