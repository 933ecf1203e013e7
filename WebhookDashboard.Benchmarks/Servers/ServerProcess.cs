using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WebhookDashboard.Benchmarks.Servers;

/// <summary>A server in its own process, on a port that it chooses.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(string assembly, string workingDirectory, params string[] arguments)
    {
        string[] all =
        [
            assembly, .. arguments,
            "--urls", "http://127.0.0.1:0",
            "--environment", "Production",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information",
            "--Logging:Console:FormatterName", "simple",
            "--Logging:Console:FormatterOptions:SingleLine", "true",
        ];
        var start = new ProcessStartInfo("dotnet", all)
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };

        // The same garbage collector for each server, whatever its project sets.
        start.Environment["DOTNET_gcServer"] = "1";
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Read(e.Data, address);
        process.Start();
        process.BeginOutputReadLine();
        try
        {
            return new ServerProcess(process, await address.Task.WaitAsync(StartDeadline));
        }
        catch
        {
            Stop(process);
            throw;
        }
    }

    /// <summary>Kills it like <c>kill -9</c>.</summary>
    public void Kill() => Stop(_process);

    public void Dispose()
    {
        Stop(_process);
        _process.Dispose();
    }

    private static void Read(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null)
        {
            address.TrySetException(new InvalidOperationException("The server ended before it listened."));
        }
        else if (ListeningLine().Match(line) is { Success: true } match)
        {
            address.TrySetResult(new Uri(match.Groups["address"].Value));
        }
        else if (line.StartsWith("warn", StringComparison.Ordinal) || line.StartsWith("fail", StringComparison.Ordinal))
        {
            Console.Error.WriteLine(line);
        }
    }

    private static void Stop(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    [GeneratedRegex("Now listening on: (?<address>http://[^ ]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListeningLine();
}
