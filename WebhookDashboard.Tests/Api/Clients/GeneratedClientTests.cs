using WebhookDashboard.Tests.Api.Description;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Programs;
using Xunit;

namespace WebhookDashboard.Tests.Api.Clients;

/// <summary>
/// Clients generated from the description by common generators follow the same steps: each lists endpoints, creates
/// and changes one, finds what was posted to it, deletes it, and gets refusals as typed errors.
/// </summary>
public sealed class GeneratedClientTests(GeneratedCSharp csharp) : IClassFixture<GeneratedCSharp>
{
    private const string Expected = """
        endpoints: chat inbox inventory orders payment users
        made: made-by-a-client enabled true tolerance 300 status 200 failure record
        changed: enabled true hmac sha512 base64 {body} answers OK
        kept: 2 repeat of the first true first of its kind true more false
        read: POST order.paid evt_1 34 missing application/json
        body: {"id":"evt_1","type":"order.paid"}
        exported: 2
        sent: 200 order.sent
        counted: 3
        refused 400 400: response.headers: The server sets Date itself: leave it out; response.contentType sets the type. [response.headers: The server sets Date itself: leave it out; response.contentType sets the type.]
        refused 401 401: The API key is unknown. Send one that was created in the settings, or one of Access:ApiKeys, as 'Authorization: Bearer KEY'.
        refused 403 403: Requests from pages of another origin are rejected.
        refused 404 404: There is no event '00000000-0000-0000-0000-000000000000': it was deleted or never stored.
        refused 409 409: There is an endpoint 'made-by-a-client' already: choose another slug, or change that one with PUT.
        refused 413 413: The body is too large: send at most 100000 bytes.
        refused 500 500: The app failed to handle this request. Its log says why.
        refused 502 502: *
        refused 503 503: The database can't be written right now: The disk is full.
        refused 404 404: There is no event '*': it was deleted or never stored.
        refused 404 404: There is no endpoint 'made-by-a-client': GET /api/v1/endpoints lists them.
        refused 429 429: Too many wrong API keys from this address. Wait * seconds; until then no key is checked.
        """;

    [Fact]
    public Task NSwag_CSharp_WalksTheJourney() => AssertJourneyAsync((_, address) => csharp.RunAsync("nswag", address));

    [Fact]
    public Task Kiota_CSharp_WalksTheJourney() => AssertJourneyAsync((_, address) => csharp.RunAsync("kiota", address));

    [Fact]
    public Task OpenApiFetch_TypeScript_WalksTheJourney() => AssertJourneyAsync(async (description, address) =>
    {
        var (sources, node) = (Path.Combine(GeneratedCSharp.Sources, "TypeScript"), Tool.FindOrSkip("node", "nodejs"));
        var modules = await NpmPackage.InstallLockedOrSkipAsync(sources);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("v1.json"), description);
        File.Copy(Path.Combine(sources, "journey.ts"), folder.File("journey.ts"));
        File.Copy(Path.Combine(sources, "package.json"), folder.File("package.json"));
        Directory.CreateSymbolicLink(folder.File("node_modules"), modules);

        // Otherwise members with a default are required, and a minimal body does not compile.
        await RunAsync("openapi-typescript/bin/cli.js", "v1.json", "--default-non-nullable=false", "--output", "api.d.ts");
        await RunAsync(
            "typescript/lib/tsc.js", "--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--module", "nodenext", "--types", "node", "journey.ts");
        return await Tool.OutputAsync([node, "journey.js", address, DescribedHost.Key], folder.Path);

        Task RunAsync(string script, params string[] arguments) =>
            Tool.OutputAsync([node, Path.Combine("node_modules", script), .. arguments], folder.Path);
    });

    [Fact]
    public Task OpenApiClient_Perl_WalksTheJourney() => AssertJourneyAsync(async (description, address) =>
    {
        var perl = Tool.FindOrSkip("perl", "perl");
        var (exitCode, _) = await Tool.RunAsync([perl, "-MOpenAPI::Client", "-e1"]);
        Tool.SkipOrFailIf(exitCode != 0, "No OpenAPI::Client (Debian: libopenapi-client-perl); ./test.sh installs it.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("v1.json"), description);

        // The module would download the schema of OpenAPI 3.1 to check the description. It looks here first, by the MD5 of
        // the schema's address; this one allows anything.
        await File.WriteAllTextAsync(folder.File("33912dbbde6e1d936140f1c82b283d01"), "{}");
        return await Tool.OutputAsync(
            [perl, Path.Combine(GeneratedCSharp.Sources, "Perl", "journey.pl"), folder.File("v1.json"), address, DescribedHost.Key],
            folder.Path,
            new Dictionary<string, string> { ["JSON_VALIDATOR_CACHE_PATH"] = folder.Path });
    });

    private static async Task AssertJourneyAsync(Func<string, string, Task<string>> walk)
    {
        await using var host = await DescribedHost.StartAsync();
        var api = await DescribedApi.ReadAsync(host, DescribedHost.Key);
        var said = await walk(api.Text, host.BaseAddress.AbsoluteUri.TrimEnd('/'));
        AssertSaid(Expected.ReplaceLineEndings("\n").Split('\n'), said.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    /// <param name="expected">Has a star where runs differ.</param>
    /// <param name="said">The client's output.</param>
    private static void AssertSaid(string[] expected, string[] said)
    {
        for (var i = 0; i < Math.Min(expected.Length, said.Length); i++)
        {
            var parts = expected[i].Split('*');
            var fits = parts.Length == 1
                ? said[i] == expected[i]
                : said[i].StartsWith(parts[0], StringComparison.Ordinal) && said[i].EndsWith(parts[1], StringComparison.Ordinal);
            Assert.True(fits, $"Expected: {expected[i]}\nActual:   {said[i]}\nof:\n{string.Join('\n', said)}");
        }

        Assert.Equal(expected.Length, said.Length);
    }
}
