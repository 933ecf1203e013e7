using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace WebhookDashboard.Benchmarks.Load;

/// <summary>Loads a server with wrk: one POST of 1 KB JSON after another on each connection.</summary>
internal static class Wrk
{
    private const int BodyBytes = 1024;
    private const string ResultLine = "RESULT ";

    private static readonly string Script = WriteScript();

    public static async Task<WrkResult> PostAsync(Uri url, int connections, int seconds)
    {
        string[] arguments = ["-t2", $"-c{connections}", $"-d{seconds}s", "-s", Script, url.AbsoluteUri];
        using var wrk = Start(arguments);
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var line = output.Split('\n').LastOrDefault(l => l.StartsWith(ResultLine, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk ended with {wrk.ExitCode} and no result:\n{output}");
        var numbers = line[ResultLine.Length..].Split(' ')
            .Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new WrkResult(
            numbers[0], numbers[1], numbers[2],
            TimeSpan.FromMicroseconds(numbers[3]), TimeSpan.FromMicroseconds(numbers[4]), TimeSpan.FromMicroseconds(numbers[5]));
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        }
        catch (Win32Exception)
        {
            throw new MissingToolException("wrk is not installed: apt-get install wrk");
        }
    }

    private static string WriteScript()
    {
        var file = Path.Combine(Servers.Repository.Artifacts, "post.lua");
        var head = """{"type":"payment.completed","order_id":"ord_1","amount":4200,"filler":""" + "\"";
        const string Tail = "\"}";
        var words = string.Join(' ', Enumerable.Range(0, BodyBytes).Select(number => $"word{number * 7919 % 100_000}"));
        var body = head + words[..(BodyBytes - head.Length - Tail.Length)] + Tail;
        File.WriteAllText(
            file,
            $$"""
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.body = '{{body}}'

            function done(summary, latency, requests)
              local errors = summary.errors
              io.write(string.format("{{ResultLine}}%d %d %d %d %d %d\n", summary.requests, errors.status,
                errors.connect + errors.read + errors.write + errors.timeout,
                summary.duration, latency:percentile(50), latency:percentile(99)))
            end
            """);
        return file;
    }
}
