using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// The built app as a process of its own, for what only a process can show: being killed, running out of disk, growing.
/// Its data is in a folder that the test owns, so that it can be started again on it.
/// </summary>
public sealed partial class DashboardProcess : IAsyncDisposable
{
    /// <summary>Names the assemblies that add to the app when it starts.</summary>
    public const string StartupVariable = "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES";

    private static readonly ConcurrentDictionary<Process, byte> Running = new();

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    static DashboardProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Running.Keys)
        {
            Kill(process);
        }
    };

    private DashboardProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => KeepOutput(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(_errors, e.Data);
        _process.Start();
        Running.TryAdd(_process, 0);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Client { get; private set; } = null!;

    public Uri BaseAddress => Client.BaseAddress!;

    public int Id => _process.Id;

    /// <summary>What it wrote to its standard output, so far. In which order it wrote to the other stream, nobody can tell.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>What it wrote to its standard error, so far.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <summary>Memory that the process holds now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static Task<DashboardProcess> StartAsync(
        TemporaryFolder folder, params (string Key, string? Value)[] settings) => StartAsync(folder, wrapper: [], settings);

    /// <summary>With what the tests' assembly adds to the app as a hosting startup.</summary>
    public static Task<DashboardProcess> StartWithTestsAsync(TemporaryFolder folder)
    {
        var tests = Path.Combine(AppContext.BaseDirectory, "WebhookDashboard.Tests");
        return StartAsync(
            folder,
            ["env", $"{StartupVariable}=WebhookDashboard.Tests"],
            ["exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json"],
            []);
    }

    /// <param name="folder">Holds the data; it is the working directory too.</param>
    /// <param name="wrapper">A command that starts what follows it, <c>prlimit --fsize=…</c> for instance.</param>
    /// <param name="settings">Over the usual ones of a test.</param>
    public static Task<DashboardProcess> StartAsync(
        TemporaryFolder folder, IReadOnlyList<string> wrapper, params (string Key, string? Value)[] settings) =>
        StartAsync(folder, wrapper, hostArguments: [], settings);

    private static async Task<DashboardProcess> StartAsync(
        TemporaryFolder folder,
        IReadOnlyList<string> wrapper,
        IReadOnlyList<string> hostArguments,
        IReadOnlyList<(string Key, string? Value)> settings)
    {
        string[] command =
        [
            .. wrapper,
            "dotnet", .. hostArguments, Path.Combine(AppContext.BaseDirectory, "WebhookDashboard.dll"),
            "--urls", "http://127.0.0.1:0",
            "--environment", "Production",
            "--contentRoot", folder.Path,
            "--ConnectionStrings:Dashboard", $"Data Source={folder.File("dashboard.db")}",
            "--Access:Mode", "Open",
            "--Logging:LogLevel:Default", "Warning",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information",
            .. settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value ?? "" }),
        ];

        var process = new DashboardProcess(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        try
        {
            await process.WaitUntilUpAsync();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>As <c>kill -9</c> does: without a word to the process.</summary>
    public async Task KillAsync()
    {
        Kill(_process);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await KillAsync();
        Running.TryRemove(_process, out _);
        _process.Dispose();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }
    }

    private async Task WaitUntilUpAsync()
    {
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(_listening.Task, ended).WaitAsync(WaitLimits.Longest);
        if (first == ended)
        {
            throw new ProcessEndedException(_process.ExitCode, Output, Errors);
        }

        Client = new HttpClient { BaseAddress = await _listening.Task };
        using var answer = await Client.GetAsync(new Uri("health/live", UriKind.Relative));
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    private void KeepOutput(string? line)
    {
        Keep(_output, line);
        if (line is not null && ListeningLine().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex("Now listening on: (?<address>http://[^ ]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListeningLine();
}
