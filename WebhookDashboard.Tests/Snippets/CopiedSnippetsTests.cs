using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Snippets;
using WebhookDashboard.Tests.Senders;
using WebhookDashboard.Tests.TestKit.Programs;
using Xunit;

namespace WebhookDashboard.Tests.Snippets;

/// <summary>Runs copied snippets as they are: each sends the event again, unless its comments say what it can't send.</summary>
public sealed class CopiedSnippetsTests(CopiedEvents events) : IClassFixture<CopiedEvents>
{
    private const int MaxTyped = 3_000;

    [Fact]
    public async Task Curl_500RandomEventsInBash_SendsEachAgain()
    {
        var bash = await SenderTool.Shell("curl", "curl").FindOrSkipAsync();
        var lines = events.All.Select(whole => events.Copy(whole, SnippetFormat.Curl));
        var folder = events.Write("curl", [("copied.sh", string.Join('\n', lines) + "\n")]);

        var (output, again) = await events.RunAsync(bash, Path.Combine(folder, "copied.sh"));

        AssertSame(events.All, again, SentRequestText.Exactly, output);
    }

    [Theory]
    [InlineData("typed")]
    [InlineData("pasted")]
    public async Task Curl_AtAnInteractivePrompt_SendsTheEventsAgainAndNothingReachesTheTerminal(string how)
    {
        await SenderTool.Shell("curl", "curl").FindOrSkipAsync();
        var python = await SenderTool.PythonWith("pty", "python3").FindOrSkipAsync();
        var copied = events.All.Select(whole => (Event: whole, Line: events.Copy(whole, SnippetFormat.Curl)))
            .Where(one => one.Line.Length < MaxTyped)
            .Take(120)
            .ToList();
        Assert.Contains(copied, one => Body(one.Event).Contains("\u001b]0;pwned", StringComparison.Ordinal));
        Assert.Contains(copied, one => Body(one.Event).Contains("!!", StringComparison.Ordinal));
        var folder = events.Write("prompt", [("lines.json", JsonSerializer.Serialize(copied.Select(one => one.Line)))]);

        var (shown, again) = await events.RunAsync(python, "interactive-bash.py", how, Path.Combine(folder, "lines.json"));

        AssertSame([.. copied.Select(one => one.Event)], again, SentRequestText.Exactly, shown);
        Assert.DoesNotContain("\u001b]0;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u009b", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curl_FileOfTheBodyIsMissing_FailsAndSendsNothing()
    {
        var bash = await SenderTool.Shell("curl", "curl").FindOrSkipAsync();
        var line = events.Copy(events.All.First(whole => whole.Body.Length > SnippetBody.MaxTextBytes), SnippetFormat.Curl);
        var folder = events.Write("missing", [("copied.sh", $"cd missing\n{line}\necho \"exit $?\"\n")]);

        var (output, again) = await events.RunAsync(bash, Path.Combine(folder, "copied.sh"));

        Assert.Contains("No such file", output, StringComparison.Ordinal);
        Assert.Contains("exit 1", output, StringComparison.Ordinal);
        Assert.Empty(again);
    }

    [Theory]
    [InlineData(SnippetFormat.Httpie, "copied.sh")]
    [InlineData(SnippetFormat.Requests, "copied.py")]
    [InlineData(SnippetFormat.Fetch, "copied.mjs")]
    public async Task Snippet_FileOfTheBodyIsMissing_FailsAndSendsNothing(SnippetFormat format, string file)
    {
        var program = format switch
        {
            SnippetFormat.Requests => await SenderTool.PythonWith("requests", "python3-requests").FindOrSkipAsync(),
            SnippetFormat.Fetch => await SenderTool.Node.FindOrSkipAsync(),
            _ => Tool.FindOrSkip("bash", "bash"),
        };
        if (format == SnippetFormat.Httpie)
        {
            await SenderTool.PythonWith("httpie", "httpie").FindOrSkipAsync();
        }

        var text = events.All.Where(whole => whole.Body.Length > SnippetBody.MaxTextBytes).Select(whole => events.Copy(whole, format))
            .First(text => text.Contains(".bin", StringComparison.Ordinal)); // Not every method can be copied as HTTPie.
        var folder = events.Write($"missing-{format}", [(file, text + "\n"), ("run.sh", $"cd missing-{format}\n'{program}' {file}\necho \"exit $?\"\n")]);

        var (output, again) = await events.RunAsync(Tool.FindOrSkip("bash", "bash"), Path.Combine(folder, "run.sh"));

        Assert.Contains("no such file", output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("exit 0", output, StringComparison.Ordinal);
        Assert.Empty(again);
    }

    [Fact]
    public async Task Httpie_RandomEvents_SendsEachAgainOrSaysWhatItCannotSend()
    {
        await SenderTool.PythonWith("httpie", "httpie").FindOrSkipAsync();
        var copied = Copied(SnippetFormat.Httpie, text => !text.StartsWith('#'), least: 5, most: 10);
        var folder = events.Write("httpie", [("copied.sh", string.Join('\n', copied.Select(one => one.Text)) + "\n")]);

        var (output, again) = await events.RunAsync(Tool.FindOrSkip("bash", "bash"), Path.Combine(folder, "copied.sh"));

        AssertSame([.. copied.Select(one => one.Event)], again, SentRequestText.InAnyOrder, output);
    }

    [Fact]
    public async Task Requests_RandomEvents_SendsEachAgain()
    {
        var python = await SenderTool.PythonWith("requests", "python3-requests").FindOrSkipAsync();
        var copied = Copied(SnippetFormat.Requests, text => !text.StartsWith('#'), least: 150, most: 150);
        var folder = events.Write("requests", Numbered(copied, ".py"));

        var (output, again) = await events.RunAsync(python, "run-python.py", folder);

        AssertSame([.. copied.Select(one => one.Event)], again, SentRequestText.InAnyOrder, output);
    }

    [Fact]
    public async Task Fetch_RandomEvents_SendsEachAgain()
    {
        var node = await SenderTool.Node.FindOrSkipAsync();
        var copied = Copied(SnippetFormat.Fetch, HasOneNote, least: 150, most: 150);
        var folder = events.Write("fetch", Numbered(copied, ".mjs"));

        var (output, again) = await events.RunAsync(node, "run-modules.mjs", folder);

        AssertSame([.. copied.Select(one => one.Event)], again, SentRequestText.Exactly, output);
    }

    [Fact]
    public async Task HttpClient_RandomEvents_SendsEachAgainOrSaysWhatItCannotSend()
    {
        var copied = Copied(SnippetFormat.HttpClient, HasOneNote, least: 60, most: 60);
        var code = new StringBuilder("using System.Text;\n");
        for (var i = 0; i < copied.Count; i++)
        {
            code.Append($"await Send{i}();\n");
        }

        foreach (var (i, (_, text)) in copied.Index())
        {
            code.Append($"static async Task Send{i}()\n{{\n{text.Replace("using System.Text;\n", "", StringComparison.Ordinal)}}}\n");
        }

        var folder = events.Write("csharp", [("Program.cs", code.ToString()), ("Run.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """)]);
        await Tool.OutputAsync(
            ["dotnet", "build", folder, "-o", Path.Combine(folder, "out"), "-v", "quiet", "-nologo", "-p:UseSharedCompilation=false"],
            folder,
            new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" });

        var (output, again) = await events.RunAsync("dotnet", Path.Combine(folder, "out", "Run.dll"));

        AssertSame([.. copied.Select(one => one.Event)], again, SentRequestText.InAnyOrder, output);
    }

    private static string Body(WholeEvent whole) => Encoding.UTF8.GetString(whole.Body.Span);

    /// <summary>The first comment says how to run it; further ones what it can't send.</summary>
    private static bool HasOneNote(string text) => text.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).Count() == 1;

    private static IEnumerable<(string Name, string Text)> Numbered(IEnumerable<(WholeEvent Event, string Text)> copied, string extension) =>
        copied.Index().Select(one => ($"{one.Index:d3}{extension}", one.Item.Text));

    private static void AssertSame(
        IReadOnlyList<WholeEvent> sent, IReadOnlyList<WholeEvent> again, Func<WholeEvent, string> text, string output)
    {
        Assert.True(sent.Count == again.Count, $"{again.Count} of {sent.Count} arrived. The program said:\n{output}");
        Assert.Equal(sent.Select(text), again.Select(text));
    }

    /// <summary>Events with the snippets whose comments tell of nothing that can't be sent.</summary>
    private List<(WholeEvent Event, string Text)> Copied(SnippetFormat format, Func<string, bool> sendsAll, int least, int most)
    {
        var copied = events.All.Select(whole => (whole, Text: events.Copy(whole, format))).Where(one => sendsAll(one.Text)).Take(most).ToList();
        Assert.InRange(copied.Count, least, most);
        return copied;
    }
}
