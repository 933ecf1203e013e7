using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>The newest events, each with the beginning of its body, which is read after the row is on the screen.</summary>
public sealed partial class LastEvents
{
    internal const int Rows = 10;

    private ThrottledCallback? _previewing;
    private IReadOnlyDictionary<long, string> _previews = new Dictionary<long, string>();
    private long _first = long.MaxValue;

    /// <summary>How many events are stored.</summary>
    [Parameter]
    public long Total { get; set; }

    /// <summary>Newest first; null until they are read.</summary>
    [Parameter]
    public IReadOnlyList<EventSummary>? Shown { get; set; }

    /// <summary>How many webhooks of comparisons arrived lately, which are in no row.</summary>
    [Parameter]
    public long Simulated { get; set; }

    /// <summary>Whether the last reading failed.</summary>
    [Parameter]
    public bool IsFailing { get; set; }

    /// <summary>Where a first webhook could go.</summary>
    [Parameter]
    public EndpointSlug? Endpoint { get; set; }

    private string? Url => Endpoint is { } slug ? Address.UrlOf(slug, Navigation.BaseUri) : null;

    protected override void OnInitialized() =>
        _previewing = OwnLive(() => new ThrottledCallback(StatisticsWatch.BetweenRepaints, ReadPreviewsAsync, DispatchExceptionAsync, Clock));

    protected override async Task OnParametersSetAsync()
    {
        if (_first == long.MaxValue && Shown is not null)
        {
            _first = Shown is [var newest, ..] ? newest.Sequence : 0;
        }

        if (Missing.Any())
        {
            if (_previewing is not null)
            {
                _previewing.Signal();
            }
            else
            {
                await ReadPreviewsAsync(CancellationToken.None);
            }
        }
    }

    private IEnumerable<EventSummary> Missing => (Shown ?? []).Take(Rows).Where(row => !_previews.ContainsKey(row.Sequence));

    private async Task ReadPreviewsAsync(CancellationToken cancellationToken)
    {
        var missing = Missing.ToDictionary(row => row.Sequence);
        if (missing.Count == 0)
        {
            return;
        }

        await Database.ReadAsync("the bodies of the last events", async () =>
        {
            var openings = await EventLog.ReadOpeningsAsync(missing.Keys, BodyPreview.Bytes, cancellationToken);
            var visible = (Shown ?? []).Take(Rows).Select(row => row.Sequence).ToHashSet();
            _previews = _previews.Where(one => visible.Contains(one.Key))
                .Concat(openings.Select(one => KeyValuePair.Create(one.Sequence, BodyPreview.Of(one, missing[one.Sequence].BodySize))))
                .ToDictionary();
            StateHasChanged();
        }); // If not, the next row tries again.
    }
}
