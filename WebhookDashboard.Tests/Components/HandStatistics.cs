using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Tests.Components;

/// <summary>Statistics that a test sets, with a count of their reads.</summary>
internal sealed class HandStatistics : ILogStatistics
{
    public int Reads { get; private set; }

    public LogStatistics Now { get; set; } = Of();

    /// <summary>The types of the stored events.</summary>
    /// <summary>The counts of the filters' choices.</summary>
    public EventFacets Facets { get; set; } = EventFacets.Of([], EventFilter.All);

    public static LogStatistics Of(params (string Slug, long Events)[] endpoints) => new(
        Head: endpoints.Sum(one => one.Events),
        Events: endpoints.Sum(one => one.Events),
        Bytes: 0,
        StorageBytes: 388_000_000,
        OldestReceivedAt: null,
        Endpoints:
        [
            .. endpoints.Select(one => new EndpointStatistics(
                EndpointSlug.Parse(one.Slug), one.Events, 0, null, new Dictionary<Verdict, long>(), [])),
        ],
        Refusals: [],
        Deletions: [],
        Rate: []);

    /// <summary>While set, reads wait for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<LogStatistics> ReadAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        Reads++;
        await Gate.WaitAsync(cancellationToken);
        return Now;
    }

    public Task<EventFacets> ReadFacetsAsync(EventFilter filter, CancellationToken cancellationToken) => Task.FromResult(Facets);
}
