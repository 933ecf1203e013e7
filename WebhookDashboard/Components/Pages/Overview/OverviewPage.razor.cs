using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>The latest events and calls, a URL to copy, and a button that sends a webhook there.</summary>
public sealed partial class OverviewPage
{
    /// <summary>A step of the rate.</summary>
    private const long StepSeconds = 10;

    private static readonly EndpointSlug FirstChoice = EndpointSlug.Parse("inbox");

    private EndpointSlug? _endpoint;
    private IReadOnlyList<RecentCall> _pulls = [];

    private LogStatistics? Shown => Statistics.Latest;

    private IReadOnlyList<RateBar> Bars
    {
        get
        {
            if (Shown is not { } known)
            {
                return [];
            }

            var pulled = _pulls.CountBy(call => call.StartedAt.ToUnixTimeSeconds() / StepSeconds).ToDictionary();
            return
            [
                .. known.Rate.Select(step => new RateBar(
                    step.Start, step.Events, step.Troubled, pulled.GetValueOrDefault(step.Start.ToUnixTimeSeconds() / StepSeconds))),
            ];
        }
    }

    private long Came => Shown?.Rate.Sum(step => step.Events) ?? 0;

    private long Troubled => Shown?.Rate.Sum(step => step.Troubled) ?? 0;

    private DateTimeOffset? LastReceived => Shown?.Endpoints.Max(endpoint => endpoint.LastReceivedAt);

    /// <summary>The endpoints that received something within the window; at least one if anything was received.</summary>
    private long Reached => Math.Max(1, Shown?.Endpoints.LongCount(endpoint => endpoint.LastReceivedAt >= Since) ?? 0);

    private DateTimeOffset Since => Clock.GetUtcNow() - StatisticsWatch.Window;

    protected override async Task OnInitializedAsync()
    {
        Watch(Directory.Changed.Subscribe, OnDirectoryChanged);
        if (RendererInfo.IsInteractive)
        {
            Watch(Statistics.Subscribe);
        }

        Choose();
        await Statistics.CurrentAsync(CancellationToken.None);
        Choose();
    }

    private static IReadOnlyList<EndpointCount> Counts(LogStatistics statistics) =>
    [
        .. statistics.Endpoints
            .Where(endpoint => endpoint.Events > 0)
            .OrderByDescending(endpoint => endpoint.Events)
            .Take(LastEvents.Rows)
            .Select(endpoint => new EndpointCount(
                endpoint.Endpoint,
                endpoint.Events,
                endpoint.LastReceivedAt,
                endpoint.Verdicts.Where(one => one.Key is not (Verdict.Valid or Verdict.Unchecked)).Sum(one => one.Value),
                endpoint.Verdicts.GetValueOrDefault(Verdict.Valid))),
    ];

    // The address stays the same while it exists: someone may be copying it.
    private void Choose()
    {
        if (_endpoint is { } chosen && Directory.Find(chosen) is not null)
        {
            return;
        }

        var enabled = Directory.All.Where(endpoint => endpoint.Enabled).ToList();
        _endpoint = enabled
            .OrderByDescending(endpoint => endpoint.Slug == FirstChoice)
            .ThenByDescending(endpoint => Shown?.Endpoints.FirstOrDefault(one => one.Endpoint == endpoint.Slug)?.Events ?? 0)
            .Select(endpoint => (EndpointSlug?)endpoint.Slug)
            .FirstOrDefault();
    }

    private void OnDirectoryChanged() => Update(() =>
    {
        Choose();
        return Task.CompletedTask;
    });
}
