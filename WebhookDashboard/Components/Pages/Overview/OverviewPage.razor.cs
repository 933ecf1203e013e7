using Microsoft.JSInterop;
using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>
/// Both flows as they happen: one URL to copy, who sends and who asks, the rate, and the last events and calls. All figures
/// of the log are those of <see cref="StatisticsWatch"/> and are painted together.
/// </summary>
public sealed partial class OverviewPage
{
    private const int Minutes = 15;

    private static readonly TimeSpan BetweenDots = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenConfirmations = TimeSpan.FromSeconds(1);
    private static readonly EndpointSlug FirstChoice = EndpointSlug.Parse("inbox");

    private StatisticsView? _view;
    private EndpointSlug? _endpoint;
    private IReadOnlyList<RecentCall> _calls = [];
    private PullFlow _pull = PullFlow.Empty;
    private IReadOnlyDictionary<(Sender Sender, EndpointSlug Endpoint), int> _senders =
        new Dictionary<(Sender, EndpointSlug), int>();

    private IReadOnlyList<ReaderState> _readers = [];
    private FlowDot? _dot;
    private long _dotAt;
    private long? _confirmed;
    private long _confirmedAt;

    private LogStatistics? Shown => _view?.Latest;

    private IReadOnlyList<EventSummary> Newest => _view?.Newest ?? [];

    private long Simulated => _view?.Simulated ?? 0;

    private IReadOnlyList<RateBar> Bars
    {
        get
        {
            if (Shown is not { } known)
            {
                return [];
            }

            var pulled = _calls.CountBy(call => RateStep.StartOf(call.StartedAt)).ToDictionary();
            return
            [
                .. known.Rate.Select(step => new RateBar(
                    step.Start, step.Events, step.Troubled, step.Trouble, pulled.GetValueOrDefault(step.Start))),
            ];
        }
    }

    private PushFlow Push => Shown is { } known ? PushFlow.Of(known, _senders, _readers, Browser) : PushFlow.Empty;

    private FlowCursor Browser => new(
        "This browser",
        Format.Count(Math.Max(Statistics.Followers, 1), "page") + (Latency.Median is { } median ? $", after {Milliseconds(median)}" : null),
        Behind: 0,
        IsLive: true);

    private long Received => Shown?.Rate.Sum(step => step.Events) ?? 0;

    private long Troubled => Shown?.Rate.Sum(step => step.Troubled) ?? 0;

    private DateTimeOffset? LastReceived => Shown?.Endpoints.Max(endpoint => endpoint.LastReceivedAt);

    /// <summary>The endpoints that received something within the window; at least one when something arrived.</summary>
    private long Reached => Math.Max(1, Shown?.Endpoints.LongCount(endpoint => endpoint.Rate is { Events: > 0 }) ?? 0);

    protected override async Task OnInitializedAsync()
    {
        Watch(Directory.Changed.Subscribe, () => Update(Choose));
        Watch(arrived => Statistics.Follow(OnRead, arrived), () => Update(MoveDot));
        _view = Statistics.View;
        Choose();
        await Statistics.CurrentAsync(CancellationToken.None);
        _view = Statistics.View;
        Choose();
        await ReadAroundAsync();
    }

    /// <summary>Asks the browser, at most once a second, when the newest event is on the screen.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // What was there before the page was opened says nothing about the way to the screen.
        _confirmed ??= Newest is [var last, ..] ? last.Sequence : 0;
        if (Newest is [var newest, ..]
            && newest.Sequence > _confirmed
            && !newest.Imported
            && Clock.GetElapsedTime(_confirmedAt) >= BetweenConfirmations)
        {
            (_confirmed, _confirmedAt) = (newest.Sequence, Clock.GetTimestamp());
            try
            {
                if (await JS.InvokeAsync<bool>("isPainted", Gone))
                {
                    Latency.Note(Clock.GetUtcNow() - newest.ReceivedAt);
                }
            }
            catch (JSDisconnectedException)
            {
                // The browser left before it could answer.
            }
        }
    }

    private static string Milliseconds(TimeSpan time) => $"{Format.Count((long)time.TotalMilliseconds)} ms";

    private void Take(IReadOnlyList<RecentCall> calls)
    {
        _calls = calls;
        CountCalls();
    }

    private void CountCalls()
    {
        var now = Clock.GetUtcNow();
        _pull = PullFlow.Of([.. _calls.Where(call => call.StartedAt > now - StatisticsWatch.Window)], now, Minutes);
    }

    // Who sends and who reads changes slowly: it is read with the statistics, and not with each batch.
    private async Task ReadAroundAsync()
    {
        CountCalls(); // Those that have left the window since.
        await Database.ReadAsync(null, async () =>
        {
            _senders = await Senders.ReadAsync(CancellationToken.None);
            _readers = await Readers.ReadAsync(CancellationToken.None);
        });
    }

    private void OnRead() => Update(async () =>
    {
        await ReadAroundAsync();
        MoveDot();
    });

    private void MoveDot()
    {
        _view = Statistics.View;
        if (Newest is [var newest, ..] && newest.Sequence > (_dot?.Head ?? _confirmed ?? long.MaxValue)
            && Clock.GetElapsedTime(_dotAt) >= BetweenDots)
        {
            var rows = Push.Rows;
            var row = rows.ToList().FindIndex(one => one.Slug == newest.Endpoint.Value);
            _dot = new FlowDot(newest.Sequence, row >= 0 ? row : rows.Count - 1);
            _dotAt = Clock.GetTimestamp();
        }
    }

    // The address stays the same for as long as it is there: it is being copied.
    private void Choose()
    {
        if (_endpoint is not { } chosen || Directory.Find(chosen) is null)
        {
            _endpoint = Directory.All.Where(endpoint => endpoint.Enabled)
                .OrderByDescending(endpoint => endpoint.Slug == FirstChoice)
                .ThenByDescending(endpoint => Shown?.Endpoints.FirstOrDefault(one => one.Endpoint == endpoint.Slug)?.Events ?? 0)
                .Select(endpoint => (EndpointSlug?)endpoint.Slug)
                .FirstOrDefault();
        }
    }
}
