using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Sample.Consumer.Payloads;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

public sealed class BatchHandlingTests : ConsumerSuite
{
    [Fact]
    public async Task Handle_StorageFaultInTheMiddle_DoesNothingAndLaterEachEventOnce()
    {
        var isFull = true;
        var handler = new ScriptedHandler((received, _) =>
            isFull && Said(received.Fields) == "three" ? throw new ScriptedHandler.DiskFull() : null);
        await Assert.ThrowsAsync<ScriptedHandler.DiskFull>(() => HandleAsync(handler, Lines("one", "two", "three", "four")));
        Assert.Empty(await TextsAsync());
        Assert.Equal(0, await CursorAsync(handler));

        isFull = false;
        await HandleAsync(handler);
        Assert.Equal(["one", "two", "three", "four"], await TextsAsync());
        Assert.Equal(4, await CursorAsync(handler));
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task Handle_EventsThatWereDone_LeavesThemOut()
    {
        var handler = new ScriptedHandler((_, _) => null);
        var events = Lines("one", "two");
        await HandleAsync(handler, events);
        var again = await Host.Log.ReadForwardAsync(0, [], 10, Cancel);
        Assert.Equal(2, await Handling.HandleAsync(handler, again, Cancel));
        Assert.Equal(["one", "two"], await TextsAsync());
    }

    [Fact]
    public async Task Handle_BugInOneEvent_SetsItAsideWithoutItsChangesAndGoesOn()
    {
        var handler = new ScriptedHandler((received, _) =>
            Said(received.Fields) == "two" ? throw new InvalidOperationException("A bug.") : null);
        await HandleAsync(handler, Lines("one", "two", "three"));

        Assert.Equal(["one", "three"], await TextsAsync());
        Assert.Contains("fault in this app", Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
        Assert.Equal(3, await CursorAsync(handler));
    }

    [Fact]
    public async Task Handle_RowThatItsTableRefuses_IsABugAndNoStorageFault()
    {
        // Each event may have one line only.
        var handler = new ScriptedHandler((received, context) =>
        {
            if (Said(received.Fields) == "two")
            {
                context.Add(new ChatMessageRow { EventId = received.Id, Text = "again" });
            }

            return null;
        });
        await HandleAsync(handler, Lines("one", "two", "three"));

        Assert.Equal(["one", "three"], await TextsAsync());
        Assert.Single(await ReasonsAsync());
    }

    [Theory]
    [InlineData(Verdict.Mismatch)]
    [InlineData(Verdict.Malformed)]
    [InlineData(Verdict.Stale)]
    public async Task Handle_SignatureThatIsWrong_SetsItAsideWithTheVerdictsReason(Verdict verdict)
    {
        await HandleAsync(new ChatHandler(), Line("hello").Judged(verdict, reason: "Made with another secret."));
        Assert.Empty(await TextsAsync());
        Assert.EndsWith("Made with another secret.", Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.Valid)]
    [InlineData(Verdict.Missing)]
    [InlineData(Verdict.Unchecked)]
    public async Task Handle_SignatureThatIsRightOrNotThere_HandlesIt(Verdict verdict)
    {
        await HandleAsync(new ChatHandler(), Line("hello").Judged(verdict));
        Assert.Equal(["hello"], await TextsAsync());
    }

    [Fact]
    public async Task Handle_SameMessageAgain_HandlesItOnce()
    {
        var message = Line("hello").WithProviderEventId("msg_1");
        await HandleAsync(new ChatHandler(), message, message, message);
        Assert.Equal(["hello"], await TextsAsync());
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task Handle_TrueMessageAfterAForgedOneWithItsId_HandlesTheTrueOneOnce()
    {
        var message = Line("true").WithProviderEventId("msg_1");
        await HandleAsync(new ChatHandler(), Line("forged").WithProviderEventId("msg_1").Judged(Verdict.Mismatch), message, message);
        Assert.Equal(["true"], await TextsAsync());
        Assert.Single(await ReasonsAsync());
    }

    private static AnEvent Line(string text) =>
        AnEvent.To("chat").WithBody($$"""{ "room": "lobby", "from": "Jo", "text": "{{text}}" }""");

    private static IReadOnlyList<AnEvent> Lines(params string[] texts) => [.. texts.Select(Line)];

    private static string Said(PayloadFields fields) => fields.Text("text", 100);

    private async Task<IEnumerable<string>> TextsAsync() =>
        (await RowsAsync<ChatMessageRow>()).OrderBy(row => row.Id).Select(row => row.Text);
}
