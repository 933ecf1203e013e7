using WebhookDashboard.Domain;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Shared.Watching;

/// <summary>The log's statistics and its newest events at one moment. A page draws each repaint from one of them.</summary>
/// <param name="Latest">The statistics.</param>
/// <param name="Newest">The newest events, newest first; none of them is missing from <paramref name="Latest"/>.</param>
/// <param name="NewestListed">
/// As <paramref name="Newest"/>, without the webhooks of comparisons, which would soon fill it.
/// </param>
/// <param name="Simulated">
/// How many webhooks of comparisons arrived within <see cref="StatisticsWatch.Window"/>; at most some ten thousand are counted.
/// </param>
internal sealed record StatisticsView(
    LogStatistics Latest, IReadOnlyList<EventSummary> Newest, IReadOnlyList<EventSummary> NewestListed, long Simulated);
