using Xunit;

namespace WebhookDashboard.Tests.Senders;

/// <summary>
/// The same event, sent by widely used clients, is stored as they really sent it: the expected value is read from the
/// bytes between each client and the app.
/// </summary>
public sealed class SendersTests(SenderRuns runs) : IClassFixture<SenderRuns>
{
    [Theory]
    [MemberData(nameof(SenderTable.Cases), MemberType = typeof(SenderTable))]
    public async Task Send_ByAClientInItsOwnWay_IsKeptAsItWasOnTheWire(string sender, Transports transport, Shapes shape)
    {
        var one = new SendCase(transport, shape);
        var run = await runs.OfAsync(SenderTable.All.Single(known => known.Name == sender));

        Assert.True(
            run.StatusesOf(one).SequenceEqual(Enumerable.Repeat("200", one.Count)),
            $"The client tells '{string.Join(", ", run.StatusesOf(one))}' of {one.Name}. All that it told:\n{run.Output}");
        var connections = run.SentFor(one);
        Assert.True(one.Shape != Shapes.Pipelined || connections.Count == 1, "Not on one connection.");
        var sent = connections.SelectMany(requests => requests).ToList();
        Assert.Equal(one.Count, sent.Count);
        Assert.All(sent, request => ShapeOnTheWire.Check(one, request));

        // Pipelined requests are stored in order; those of HTTP/2 are concurrent.
        var isOrdered = one.Version != "2";
        var kept = run.KeptFor(one).OrderBy(request => isOrdered ? "" : request.Path);
        Assert.Equal(sent.Select(RequestText.Of), kept.Select(request => RequestText.Of(request, isOrdered)));
    }
}
