using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Snippets;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using WebhookDashboard.Tests.TestKit.Programs;
using Xunit;

namespace WebhookDashboard.Tests.Snippets;

/// <summary>An app that has received 500 random requests. Copies its events as the page does, and runs what was copied.</summary>
public sealed class CopiedEvents : IAsyncLifetime
{
    private const int Count = 500;
    private const int Seed = 14;

    private readonly TemporaryFolder _folder = new();
    private DashboardHost _host = null!;

    /// <summary>The events, oldest first.</summary>
    internal IReadOnlyList<WholeEvent> All { get; private set; } = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string Programs => Path.Combine(Repository.Root, "WebhookDashboard.Tests", "Snippets", "Programs");

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        var requests = new OddRequests(Seed, _host.BaseAddress.Authority);
        for (var i = 0; i < Count; i++)
        {
            var request = requests.Next();
            using var sender = await RawSender.ConnectAsync(_host.BaseAddress, Cancelled);
            await sender.SendAsync(request, Cancelled);
            var status = await sender.ReadStatusAsync(Cancelled);
            Assert.True(status == 200, $"The app answered {status} to\n{Encoding.Latin1.GetString(request)}");
        }

        All = await ReadAsync(after: 0);
        Assert.Equal(Count, All.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Copies an event, and saves the file that the snippet names.</summary>
    internal string Copy(WholeEvent whole, SnippetFormat format)
    {
        var stored = new StoredEvent(whole.Summary, whole.Headers.Lines(), whole.Trailers.Lines());
        var request = SnippetRequest.OfEvent(stored, whole.Body.Span, _host.BaseAddress.AbsoluteUri.TrimEnd('/'), prefix: "");
        if (request.Body.FileName is { } file)
        {
            File.WriteAllBytes(_folder.File(file), whole.Body.ToArray());
        }

        return Snippet.Of(format, request);
    }

    /// <summary>Writes files into the folder that also holds the files of bodies.</summary>
    /// <returns>Their common folder.</returns>
    internal string Write(string folder, IEnumerable<(string Name, string Text)> files)
    {
        Directory.CreateDirectory(_folder.File(folder));
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(_folder.File(folder), name), text);
        }

        return _folder.File(folder);
    }

    /// <summary>Runs a program in the folder that holds the files of bodies.</summary>
    /// <returns>Its output, and the events that it caused.</returns>
    internal async Task<(string Output, IReadOnlyList<WholeEvent> Events)> RunAsync(params string[] command)
    {
        var before = _host.Get<IEventLog>().Head.Sequence;
        var (_, output) = await Tool.RunAsync(command, _folder.Path);
        return (output, await ReadAsync(before));
    }

    /// <summary>Runs one of the programs of these tests.</summary>
    internal Task<(string Output, IReadOnlyList<WholeEvent> Events)> RunAsync(string interpreter, string program, params string[] arguments) =>
        RunAsync([interpreter, Path.Combine(Programs, program), .. arguments]);

    private async Task<IReadOnlyList<WholeEvent>> ReadAsync(long after)
    {
        var events = new List<WholeEvent>();
        var log = _host.Get<IEventLog>();
        while (await log.ReadForwardAsync(after, [], 500, Cancelled) is { Count: > 0 } page)
        {
            events.AddRange(page);
            after = page[^1].Summary.Sequence;
        }

        return events;
    }
}
