using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>What an endpoint stored and refused, as its pages show it.</summary>
public sealed record EndpointFigures(
    long Events,
    long Bytes,
    DateTimeOffset? LastReceivedAt,
    IReadOnlyDictionary<Verdict, long> Verdicts,
    IReadOnlyList<RefusalFigure> Refusals)
{
    /// <summary>How many events had their signature checked.</summary>
    public long Checked => Verdicts.Where(one => one.Key != Verdict.Unchecked).Sum(one => one.Value);

    /// <summary>The share of valid signatures among those checked, 0 to 1; null if there are none.</summary>
    public double? ValidShare => Checked == 0 ? null : (double)Verdicts.GetValueOrDefault(Verdict.Valid) / Checked;

    internal static EndpointFigures? Of(LogStatistics? statistics, EndpointSlug slug) =>
        statistics?.Endpoints.FirstOrDefault(one => one.Endpoint == slug) is { } known
            ? new EndpointFigures(
                known.Events,
                known.Bytes,
                known.LastReceivedAt,
                known.Verdicts,
                [.. known.Refusals.Select(refused => RefusalFigure.Of(refused, isAtEndpoint: true))])
            : null;
}
