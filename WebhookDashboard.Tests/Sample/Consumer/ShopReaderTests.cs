using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

/// <summary>Which events the shop's readers act on.</summary>
public sealed class ShopReaderTests : ConsumerSuite
{
    [Fact]
    public async Task Handle_BugInAHandler_SetsTheEventAsideAndContinues()
    {
        var handler = new ScriptedHandler((received, _) =>
            received.Fields.Text("text", 100) == "two" ? throw new InvalidOperationException("A bug.") : null);
        await HandleAsync(handler, Line("one"), Line("two"), Line("three"));

        Assert.Equal(["one", "three"], await TextsAsync());
        Assert.Contains("bug in this app", Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
        Assert.Equal(3, await CursorAsync(handler));
    }

    [Theory]
    [InlineData(Verdict.Mismatch)]
    [InlineData(Verdict.Malformed)]
    [InlineData(Verdict.Stale)]
    public async Task Handle_WrongSignature_SetsTheEventAsideWithTheVerdictsReason(Verdict verdict)
    {
        await HandleAsync(new ChatHandler(), Line("hello").Judged(verdict, reason: "Made with another secret."));
        Assert.Empty(await TextsAsync());
        Assert.EndsWith("Made with another secret.", Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.Valid, "Production")]
    [InlineData(Verdict.Unchecked, "Production")]
    [InlineData(Verdict.Missing, "Development")]
    public async Task Handle_ValidOrUncheckedSignature_HandlesTheEvent(Verdict verdict, string environment)
    {
        Environment = environment;
        await HandleAsync(new ChatHandler(), Line("hello").Judged(verdict));
        Assert.Equal(["hello"], await TextsAsync());
    }

    [Fact]
    public async Task Handle_ImportedEvent_DoesNothingAndContinues()
    {
        await HandleAsync(new ChatHandler(), Line("long ago").Imported(), Line("hello"));

        Assert.Equal(["hello"], await TextsAsync());
        Assert.Empty(await ReasonsAsync());
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Handle_UnsignedAtAnEndpointWithASecret_IsSetAsideOutsideDevelopment(string environment)
    {
        Environment = environment;
        await HandleAsync(new PaymentHandler(), AnEvent.To("payment")
            .WithBody("""{ "order_id": "1", "status": "completed" }""")
            .Judged(Verdict.Missing, reason: "No webhook-signature header came."));

        Assert.Empty(await RowsAsync<CustomerOrderRow>());
        Assert.Equal(
            ["Not signed, although its endpoint has a secret: No webhook-signature header came."], await ReasonsAsync());
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
    public async Task Handle_GenuineMessageAfterAForgedOneWithItsId_HandlesTheGenuineOneOnce()
    {
        var message = Line("true").WithProviderEventId("msg_1");
        await HandleAsync(new ChatHandler(), Line("forged").WithProviderEventId("msg_1").Judged(Verdict.Mismatch), message, message);
        Assert.Equal(["true"], await TextsAsync());
        Assert.Single(await ReasonsAsync());
    }

    private static AnEvent Line(string text) =>
        AnEvent.To("chat").WithBody($$"""{ "room": "lobby", "from": "Jo", "text": "{{text}}" }""");

    private async Task<IEnumerable<string>> TextsAsync() =>
        (await RowsAsync<ChatMessageRow>()).OrderBy(row => row.Id).Select(row => row.Text);
}
