using WebhookDashboard.Tests.Api.Description;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Programs;
using Xunit;

namespace WebhookDashboard.Tests.Api.Clients;

/// <summary>One program with the clients of NSwag and Kiota, both tools of this repository (.config/dotnet-tools.json).</summary>
public sealed class GeneratedCSharp : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["KIOTA_OFFLINE_ENABLED"] = "true", // It would look for a newer version of itself.
        ["KIOTA_CLI_TELEMETRY_OPTOUT"] = "true",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_TieredPGO"] = "0", // Each of these processes lives for seconds.
    };

    private readonly TemporaryFolder _folder = new();
    private string? _missing;

    internal static string Sources => Path.Combine(Repository.Root, "WebhookDashboard.Tests", "Api", "Clients");

    public async ValueTask InitializeAsync()
    {
        await using (var host = await DescribedHost.StartAsync())
        {
            var api = await DescribedApi.ReadAsync(host, DescribedHost.Key);
            await File.WriteAllTextAsync(_folder.File("v1.json"), api.Text);
        }

        foreach (var source in Directory.GetFiles(Path.Combine(Sources, "CSharp")))
        {
            File.Copy(source, _folder.File(Path.GetFileName(source)));
        }

        _missing = await RestoreFaultAsync(Repository.Root, "tool", "restore") ?? await RestoreFaultAsync(_folder.Path, "restore");
        if (_missing is not null)
        {
            return;
        }

        await DotnetAsync(
            Repository.Root,
            [
                "nswag", "openapi2csclient", $"/input:{_folder.File("v1.json")}", $"/output:{_folder.File("NSwag.cs")}",
                "/classname:DashboardClient", "/namespace:NSwagClient",
            ]);
        await DotnetAsync(
            Repository.Root,
            [
                "kiota", "generate", "--language", "CSharp", "--openapi", _folder.File("v1.json"), "--output", _folder.File("Kiota"),
                "--class-name", "DashboardClient", "--namespace-name", "Kiota.Client", "--exclude-backward-compatible",
            ]);
        await DotnetAsync(_folder.Path, "build", "--no-restore", "--output", _folder.File("out"), "-v", "quiet", "-nologo");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Skips the test where NuGet cannot be reached.</summary>
    internal Task<string> RunAsync(string client, string address)
    {
        Tool.SkipOrFailIf(_missing is not null, _missing ?? "");
        return DotnetAsync(_folder.Path, _folder.File("out/Clients.dll"), client, address, DescribedHost.Key);
    }

    private static async Task<string?> RestoreFaultAsync(string folder, params string[] arguments)
    {
        var (exitCode, output) = await Tool.RunAsync(["dotnet", .. arguments], folder, Environment);
        return exitCode == 0 ? null : $"NuGet has not all that the clients need: {output}";
    }

    private static Task<string> DotnetAsync(string folder, params string[] arguments) =>
        Tool.OutputAsync(["dotnet", .. arguments], folder, Environment);
}
