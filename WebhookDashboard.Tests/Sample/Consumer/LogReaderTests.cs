using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Events;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Reading;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

public sealed class LogReaderTests : ConsumerSuite
{
    [Fact]
    public async Task Reader_StorageFaults_GoesOnLaterAndLeavesNothingOut()
    {
        var faults = 3;
        var handler = new ScriptedHandler((_, _) => faults-- > 0 ? throw new ScriptedHandler.DiskFull() : null);
        foreach (var text in new[] { "one", "two", "three" })
        {
            await Host.KeepAsync(AnEvent.To("inbox"));
            await Host.KeepAsync(AnEvent.To("chat").WithBody($$"""{ "text": "{{text}}" }"""));
        }

        using var reader = ReaderOf(handler, NullLoggerFactory.Instance);
        await reader.StartAsync(Cancel);
        await Until.EqualAsync("one two three", async () =>
        {
            Host.Clock.Advance(TimeSpan.FromSeconds(1));
            return string.Join(' ', (await RowsAsync<ChatMessageRow>()).OrderBy(row => row.Id).Select(row => row.Text));
        });
        await reader.StopAsync(Cancel);

        Assert.True(faults < 0);
        Assert.Empty(await ReasonsAsync());
        Assert.Equal(6, await CursorAsync(handler));
    }

    [Fact]
    public async Task Reader_WithACursorBeyondTheLog_SaysSoAndGoesOnFromTheHead()
    {
        var handler = new ScriptedHandler((_, _) => null);
        await Host.KeepAsync(AnEvent.To("chat").WithBody("""{ "text": "before" }"""));
        await Host.Get<IReaderCursors>().MoveAsync(handler.Reader, 1_000, Cancel);
        using var logs = new CapturedLogs();
        using var loggers = new LoggerFactory([logs]);

        using var reader = ReaderOf(handler, loggers);
        await reader.StartAsync(Cancel);
        await Until.EqualAsync(1, () => CursorAsync(handler));
        await Host.KeepAsync(AnEvent.To("chat").WithBody("""{ "text": "after" }"""));
        await Until.EqualAsync(2, () =>
        {
            Host.Clock.Advance(TimeSpan.FromSeconds(1));
            return CursorAsync(handler);
        });
        await reader.StopAsync(Cancel);

        Assert.Equal(["after"], (await RowsAsync<ChatMessageRow>()).Select(row => row.Text));
        var line = Assert.Single(logs.Lines);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Contains("is 1000, but the log ends at 1", line.Text, StringComparison.Ordinal);
    }

    private LogReader<ScriptedHandler> ReaderOf(ScriptedHandler handler, ILoggerFactory loggers) => new(
        handler,
        Host.Log,
        Host.Get<IReaderCursors>(),
        Handling,
        new ConsumerChanges(),
        Host.Get<StorageHealth>(),
        Host.Clock,
        loggers.CreateLogger<LogReader<ScriptedHandler>>());
}
