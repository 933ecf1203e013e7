using System.Data.Common;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Quality.Reports;

namespace WebhookDashboard.Components.Pages.Quality;

/// <summary>
/// Shows how senders deliver: a line for each endpoint, and the pictures and findings of one. The address names the time and the
/// endpoint.
/// </summary>
public sealed partial class QualityPage
{
    /// <summary>The minimum time between two reads.</summary>
    internal static readonly TimeSpan Spacing = TimeSpan.FromSeconds(2);

    /// <summary>A silence grows without any event.</summary>
    internal static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    /// <summary>With fewer events left, the figures are as good as current.</summary>
    private const long FarBehind = 1_000;

    private ThrottledReading? _reading;
    private QualityView? _view;
    private QualityRangeOption _range = QualityRangeOption.Default;
    private EndpointSlug? _open;
    private bool _isRefused;

    [SupplyParameterFromQuery(Name = "endpoint")]
    private string? EndpointInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "range")]
    private string? RangeInQuery { get; set; }

    private string? Summary => _view is { } view && view.Range == _range
        ? $"{Format.Count(view.Reports.Sum(report => report.Events), "event")} at {Format.Count(view.Reports.Count(report => report.Events > 0), "endpoint")}"
        : null;

    protected override async Task OnParametersSetAsync()
    {
        _range = QualityRangeOption.Find(RangeInQuery);
        _open = EndpointSlug.TryParse(EndpointInQuery, out var slug) ? slug : null;
        if (_view is { } view && view.Range == _range && view.Open == _open)
        {
            return;
        }

        _view = LastViews.Find(_open, _range) ?? _view;
        if (RendererInfo.IsInteractive && _reading is null)
        {
            _reading = Own(new ThrottledReading(ReadAsync, Reports.Changed.Subscribe, StateHasChanged, DispatchExceptionAsync, Clock, Spacing));
            Watch(ask => Clock.CreateTimer(_ => ask(), state: null, Idle, Idle), _reading.Ask);
            Watch(Directory.Changed.Subscribe, _reading.Ask);
            return;
        }

        try
        {
            await ReadAsync(Gone);
            _isRefused = false;
        }
        catch (DbException)
        {
            _isRefused = _reading is null;
            _reading?.Ask(); // It reports a refusal itself, and retries.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var (range, open) = (_range, _open);
        var times = QualityRange.Last(range.Length, Clock.GetUtcNow());
        var reports = await Reports.ReadAllAsync(times, cancellationToken);
        var report = open is { } slug && Directory.Find(slug) is not null ? await Reports.ReadAsync(slug, times, cancellationToken) : null;
        var view = new QualityView(range, open, times, reports, report);
        LastViews.Keep(view);
        if ((range, open) == (_range, _open))
        {
            // Otherwise something else was opened meanwhile, which has its own read.
            _view = view;
            StateHasChanged();
        }
    }

    private void ShowRange(QualityRangeOption range) => Navigation.NavigateTo(QualityView.AddressOf(_open, range), replace: true);
}
