using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Programs;

namespace WebhookDashboard.Tests.Senders;

/// <summary>The interpreter of a client's program.</summary>
/// <param name="Command">The interpreter.</param>
/// <param name="Probe">Arguments with which the interpreter exits with 0 if everything is installed.</param>
/// <param name="Packages">Its Debian packages.</param>
internal sealed record SenderTool(string Command, string[] Probe, string Packages)
{
    /// <summary>Prefers Debian's interpreter, since Debian's library packages work only with it.</summary>
    private static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public static SenderTool Node { get; } = new("node", ["--version"], "nodejs npm");

    public static SenderTool Ruby { get; } = new("ruby", ["--version"], "ruby");

    public static SenderTool Lwp { get; } =
        new("perl", ["-MLWP::UserAgent", "-MLWP::Protocol::https", "-e1"], "libwww-perl liblwp-protocol-https-perl");

    public static SenderTool Php { get; } = new("php", ["--version"], "php-cli");

    public static SenderTool PhpWithCurl { get; } =
        new("php", ["-r", "exit(extension_loaded('curl') ? 0 : 1);"], "php-cli php-curl");

    public static SenderTool PythonWith(string module, string package) => new(Python, ["-c", $"import {module}"], package);

    /// <summary>A command that a shell script calls.</summary>
    public static SenderTool Shell(string command, string package) => new("bash", ["-c", $"{command} --version"], package);

    public async Task<string> FindOrSkipAsync()
    {
        var command = Tool.FindOrSkip(Command, Packages);
        var (exitCode, _) = await Tool.RunAsync([command, .. Probe]);
        Tool.SkipOrFailIf(exitCode != 0, $"Not installed: {Packages} (Debian's names); ./test.sh does.");
        return command;
    }
}
