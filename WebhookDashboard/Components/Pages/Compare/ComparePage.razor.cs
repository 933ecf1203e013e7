using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Compare;

namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>
/// Compares pull with push for real. A run belongs to the page and ends when the page is closed or its browser is gone. The address contains the
/// settings. They can't be changed during a run, since its figures would mix two settings.
/// </summary>
public sealed partial class ComparePage
{
    private readonly CompareForm _form = new();
    private CompareSession _session = null!;
    private KeptRun? _kept;
    private RunView? _shown;
    private int? _shownSeconds;
    private bool _isHeld;
    private bool _isLookedAt;

    /// <summary>Has Blazor set the parameters again whenever the query changes. <see cref="RunLink"/> reads all of it.</summary>
    [SupplyParameterFromQuery(Name = RunLink.Poll)]
    public string? Poll { get; set; }

    /// <summary>The news for screen readers. What failed is an alert.</summary>
    private string? Said => _session switch
    {
        { Fault: not null } => null,
        { IsUnderWay: true } => "The run is under way.",
        { View: { } ended } => $"The run ended after {Clocked(ended.Data.Elapsed)}.",
        _ => _kept?.Reason(Runs.Server),
    };

    private string Link => Navigation.ToAbsoluteUri(Address).AbsoluteUri;

    private string Address => Navigation.GetUriWithQueryParameters(
        Navigation.ToAbsoluteUri("compare").AbsoluteUri, RunLink.Write(_form.Settings));

    protected override ValueTask LeaveAsync()
    {
        Live.IsPaused = false;
        return ValueTask.CompletedTask;
    }

    protected override void OnInitialized() => _session = Own(new CompareSession(Runs, Clock, Show, DispatchExceptionAsync));

    protected override void OnParametersSet()
    {
        var linked = RunLink.Read(new Uri(Navigation.Uri).Query);
        if (!_session.IsUnderWay && linked != _form.Settings)
        {
            _form.Take(linked);
        }
    }

    /// <summary>Called when the browser has confirmed a repaint, which each step of a run causes.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _session.Confirm();
        if (firstRender && await Script.MakeAsync("./Components/Pages/Compare/ComparePage.razor.js", "attach"))
        {
            _kept = await Script.AskAsync<KeptRun?>("read", Gone);
            StateHasChanged();
        }
    }

    private static string Clocked(TimeSpan elapsed) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)elapsed.TotalMinutes}:{elapsed.Seconds:00}");

    private void OnSettingsChanged() => Navigation.NavigateTo(Address, replace: true);

    private async Task StartAsync()
    {
        await ForgetKeptAsync();
        await _session.StartAsync(_form.Settings);
        Navigation.NavigateTo(Address, replace: true);
        Hold(false, false);
    }

    private async Task ForgetKeptAsync()
    {
        if (_kept is not null)
        {
            _kept = null;
            await Script.CallAsync("forget");
        }
    }

    private async Task StopAsync()
    {
        await _session.StopAsync();
        Hold(false, false);
    }

    private async Task ResetAsync()
    {
        await ForgetKeptAsync();
        await _session.ForgetAsync();
        _form.Reset();
        Navigation.NavigateTo("compare", replace: true);
        Hold(false, false);
    }

    /// <summary>Shows the new state unless the view is paused, which ends with the run. The run continues either way.</summary>
    private void Show()
    {
        Live.IsPaused = _session.IsUnderWay && (_isHeld || _isLookedAt);
        if (!Live.IsPaused)
        {
            _shown = _session.View;
        }

        StateHasChanged();
    }

    private void Hold(bool isHeld, bool isLookedAt)
    {
        (_isHeld, _isLookedAt) = (isHeld, isLookedAt);
        Show();
    }

    private async Task ExportAsync(ExportFormat format)
    {
        // The whole run until now, even while the view is paused.
        if (_session.View is not { } view)
        {
            return;
        }

        var (bytes, extension, type) = format == ExportFormat.Csv
            ? (RunExport.ToCsv(view.Settings, view.Data), "csv", "text/csv")
            : (RunExport.ToJson(view.Settings, view.Data), "json", "application/json");
        var name = string.Create(CultureInfo.InvariantCulture, $"compare-{view.Data.StartedAt:yyyyMMdd'T'HHmmss'Z'}.{extension}");
        using var stream = new DotNetStreamReference(new MemoryStream(bytes));
        await Script.CallAsync("save", name, type, stream);
    }
}
