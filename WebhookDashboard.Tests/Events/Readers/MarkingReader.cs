using System.Data.Common;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Tests.Events.Readers;

/// <summary>
/// Marks each event, then does what the test says. An event cannot have two marks: the table rejects the second.
/// </summary>
internal class MarkingReader : IEventReader
{
    public string Name { get; init; } = "test.marks";

    public IReadOnlyList<EndpointSlug> Endpoints { get; init; } = [];

    public int BatchSize { get; init; } = 100;

    public Func<WholeEvent, DashboardContext, HandlingOutcome> Then { get; init; } = (_, _) => HandlingOutcome.Done;

    public int Commits { get; private set; }

    public static RefusalRow Mark(EventSummary received) =>
        new() { Endpoint = received.Endpoint, Status = (int)received.Sequence, Count = 1, LastAt = received.ReceivedAt };

    public Task<HandlingOutcome> HandleAsync(WholeEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        context.Add(Mark(received.Summary));
        return Task.FromResult(Then(received, context));
    }

    public void OnCommitted() => Commits++;

    internal sealed class DiskFull : DbException;
}
