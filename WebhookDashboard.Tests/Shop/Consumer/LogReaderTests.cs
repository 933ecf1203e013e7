using Microsoft.Extensions.Logging.Abstractions;
using WebhookDashboard.Data.Shop;
using WebhookDashboard.Events;
using WebhookDashboard.Shop.Consumer;
using WebhookDashboard.Shop.Consumer.Reading;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Shop.Consumer;

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

        using var reader = new LogReader<ScriptedHandler>(
            handler,
            Host.Log,
            Host.Get<IReaderCursors>(),
            Handling,
            new ConsumerChanges(),
            Host.Get<StorageHealth>(),
            Host.Clock,
            NullLogger<LogReader<ScriptedHandler>>.Instance);
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
}
