using System.Diagnostics;

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

    private static async Task<PublishedDashboard> StartAsync(string? database, string[] arguments)
    {
        var published = await Published.Value;
        var data = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, $"data-{Environment.ProcessId}-{Stopwatch.GetTimestamp()}"));
        try
        {
            if (database is not null)
            {
                await CopyAsync(database, Path.Combine(data.FullName, "dashboard.db"));
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

    public void Dispose()
    {
        Server.Dispose();
        _data.Delete(recursive: true);
    }

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
