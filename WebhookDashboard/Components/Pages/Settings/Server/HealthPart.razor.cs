using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebhookDashboard.Components.Pages.Settings.Server;

/// <summary>Shows the result of the same check as <c>/health/ready</c>, repeated with each repaint of the figures.</summary>
public sealed partial class HealthPart
{
    private static readonly DateTimeOffset StartedAt = new(Process.GetCurrentProcess().StartTime);

    private static readonly string Version =
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private bool? _isReady;

    protected override Task OnInitializedAsync()
    {
        Watch(Storage.Changed.Subscribe, OnChanged);
        Watch(Statistics.Subscribe, OnChanged);
        return CheckAsync();
    }

    private void OnChanged() => Update(CheckAsync);

    private async Task CheckAsync() =>
        _isReady = (await Checks.CheckHealthAsync(Gone)).Status == HealthStatus.Healthy;
}
