using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Events;
using WebhookDashboard.Live;

namespace WebhookDashboard.Components.Pages.Settings;

/// <summary>Whether all is well: the same check that <c>/health/ready</c> makes, made again with each repaint of the figures.</summary>
public sealed partial class HealthPart
{
    private static readonly DateTimeOffset StartedAt = new(Process.GetCurrentProcess().StartTime);

    private static readonly string Version =
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private bool? _isReady;

    [Inject]
    private HealthCheckService Checks { get; set; } = null!;

    [Inject]
    private StorageHealth Storage { get; set; } = null!;

    [Inject]
    private ILiveFeed Feed { get; set; } = null!;

    [Inject]
    private StatisticsWatch Statistics { get; set; } = null!;

    protected override Task OnInitializedAsync()
    {
        Storage.Changed += OnChanged;
        if (RendererInfo.IsInteractive)
        {
            _subscription = Statistics.Subscribe(OnChanged);
        }

        return CheckAsync();
    }

    protected override void Leave()
    {
        Storage.Changed -= OnChanged;
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private void OnChanged() => Checking = InvokeAsync(CheckAsync);

    /// <summary>The check under way, so that it is never an unwatched task.</summary>
    private Task Checking { get; set; } = Task.CompletedTask;

    private async Task CheckAsync()
    {
        try
        {
            _isReady = (await Checks.CheckHealthAsync(_gone.Token)).Status == HealthStatus.Healthy;
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page went.
        }
        catch (ObjectDisposedException)
        {
            // The circuit went with it.
        }
    }
}
