using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Components.Pages.Events.Histogram;

/// <summary>
/// The events that match, over time. The browser remembers whether it is folded, and what its series stand for; while it is
/// folded nothing is read.
/// </summary>
public sealed partial class HistogramPanel
{
    private HistogramFollower _follower = null!;
    private ElementReference _root;
    private HistogramPicture? _picture;
    private HistogramBy _by;
    private bool _isOpen;
    private EventsView? _followed;
    private object? _rendered;

    [Parameter, EditorRequired]
    public EventsView View { get; set; } = EventsView.All;

    /// <summary>The event that stays open when a filter changes.</summary>
    [Parameter]
    public EventId? Open { get; set; }

    /// <summary>Shows or folds it.</summary>
    /// <param name="isOpen">Whether the browser shows it.</param>
    /// <param name="by">What the series stand for, as the browser remembers it.</param>
    [JSInvokable]
    public Task OpenAsync(bool isOpen, string? by)
    {
        _isOpen = isOpen;
        _by = Enum.TryParse<HistogramBy>(by, out var remembered) ? remembered : _by;
        Follow();
        return Task.CompletedTask;
    }

    /// <summary>Shows the events of a range, given in milliseconds since 1970.</summary>
    [JSInvokable]
    public Task ChooseAsync(long from, long to)
    {
        if (from < to)
        {
            Navigation.NavigateTo(View.WithTimes(null, DateTimeOffset.FromUnixTimeMilliseconds(from), DateTimeOffset.FromUnixTimeMilliseconds(to)).AddressOf(Open));
        }

        return Task.CompletedTask;
    }

    protected override void OnInitialized() =>
        _follower = Own(new HistogramFollower(Histograms, EventLog, Feed, Live, Clock, Logger, Repaint));

    protected override void OnParametersSet()
    {
        if (_isOpen && View != _followed)
        {
            Follow();
        }
    }

    /// <summary>The page renders with each update of its list, many times a second; this only when it has changed.</summary>
    protected override bool ShouldRender()
    {
        var rendered = (_follower.Shown, View, Open, _by, _isOpen);
        if (rendered.Equals(_rendered))
        {
            return false;
        }

        _rendered = rendered;
        _picture = rendered.Shown.Counts is null ? null : HistogramPicture.Of(rendered.Shown, View);
        return true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.MakeAsync("./Components/Pages/Events/Histogram/HistogramPanel.razor.js", "attach", _root, Script.Lend(this));
        }
    }

    private static string NameOf(HistogramKey key) => VisibleText.Of(key.Series.Key);

    private string HrefOf(HistogramBar bar) => View.WithTimes(null, bar.From, bar.To).AddressOf(Open);

    private void Follow()
    {
        _followed = _isOpen ? View : null;
        if (_isOpen)
        {
            _follower.Follow(View, _by);
        }
        else
        {
            _follower.Stop();
        }

        StateHasChanged();
    }

    private Task ShowByAsync(HistogramBy by)
    {
        _by = by;
        Follow();
        return Script.CallAsync("keep", by.ToString());
    }
}
