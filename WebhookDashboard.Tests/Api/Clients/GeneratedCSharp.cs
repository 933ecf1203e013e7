using WebhookDashboard.Tests.Api.Description;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api.Clients;

/// <summary>One program with the clients of NSwag and of Kiota, which are tools of this repository (.config/dotnet-tools.json).</summary>
public sealed class GeneratedCSharp : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["KIOTA_OFFLINE_ENABLED"] = "true", // It would look for a newer version of itself.
        ["KIOTA_CLI_TELEMETRY_OPTOUT"] = "true",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true",
        ["MSBUILDDISABLENODEREUSE"] = "1",
    };

    private readonly TemporaryFolder _folder = new();

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

        await DotnetAsync(Repository.Root, "tool", "restore");
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
        await DotnetAsync(_folder.Path, "build", "--output", _folder.File("out"), "-v", "quiet", "-nologo");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Task<string> RunAsync(string client, string address) =>
        DotnetAsync(_folder.Path, _folder.File("out/Clients.dll"), client, address, DescribedHost.Key);

    private static Task<string> DotnetAsync(string folder, params string[] arguments) =>
        Tool.OutputAsync(["dotnet", .. arguments], folder, Environment);
}
