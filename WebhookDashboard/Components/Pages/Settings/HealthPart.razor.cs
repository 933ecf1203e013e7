using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Live;

namespace WebhookDashboard.Components.Pages.Settings;

/// <summary>Shows the result of the same check as <c>/health/ready</c>, repeated with each repaint of the figures.</summary>
public sealed partial class HealthPart
{
    private static readonly DateTimeOffset StartedAt = new(Process.GetCurrentProcess().StartTime);

    private static readonly string Version =
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private readonly CancellationTokenSource _gone = new();
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
        Watch(Storage.Changed.Subscribe, OnChanged);
        if (RendererInfo.IsInteractive)
        {
            Watch(Statistics.Subscribe, OnChanged);
        }

        return CheckAsync();
    }

    protected override async ValueTask LeaveAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    private void OnChanged() => Update(CheckAsync);

    private async Task CheckAsync() =>
        _isReady = (await Checks.CheckHealthAsync(_gone.Token)).Status == HealthStatus.Healthy;
}
