using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// The built app as its own process, for tests that need one: being killed, a full disk, memory growth. The test owns the
/// folder of its data, so it can start the app again with it.
/// </summary>
public sealed partial class DashboardProcess : IAsyncDisposable
{
    /// <summary>Names the assemblies that extend the app at its start.</summary>
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

    /// <summary>Its standard output so far. The order relative to standard error is unknown.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Its standard error so far.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <summary>The memory of the process, in bytes.</summary>
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

    /// <summary>Starts it with the tests' assembly as hosting startup.</summary>
    public static Task<DashboardProcess> StartWithTestsAsync(TemporaryFolder folder)
    {
        var tests = Path.Combine(AppContext.BaseDirectory, "WebhookDashboard.Tests");
        return StartAsync(
            folder,
            ["env", $"{StartupVariable}=WebhookDashboard.Tests"],
            ["exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json"],
            []);
    }

    /// <param name="folder">The folder of the data, and the working directory.</param>
    /// <param name="wrapper">A command that starts the rest, such as <c>prlimit --fsize=…</c>.</param>
    /// <param name="settings">Settings in addition to the defaults of tests.</param>
    public static Task<DashboardProcess> StartAsync(
        TemporaryFolder folder, IReadOnlyList<string> wrapper, params (string Key, string? Value)[] settings) =>
        StartAsync(folder, wrapper, hostArguments: [], settings);

    private static async Task<DashboardProcess> StartAsync(
        TemporaryFolder folder,
        IReadOnlyList<string> wrapper,
        IReadOnlyList<string> hostArguments,
        IReadOnlyList<(string Key, string? Value)> settings)
    {
        var database = folder.File("dashboard.db");
        await MigratedDatabase.CopyToAsync(database);
        string[] command =
        [
            .. wrapper,
            "dotnet", .. hostArguments, Path.Combine(AppContext.BaseDirectory, "WebhookDashboard.dll"),
            "--urls", "http://127.0.0.1:0",
            "--environment", "Production",
            "--contentRoot", folder.Path,
            "--ConnectionStrings:Dashboard", $"Data Source={database}",
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

            // It lives for seconds: what the JIT measures for a later optimisation costs more than it gains.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
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

    /// <summary>Kills it like <c>kill -9</c>.</summary>
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
