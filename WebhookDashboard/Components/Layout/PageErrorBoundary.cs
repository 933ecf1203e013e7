using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace WebhookDashboard.Components.Layout;

/// <summary>Limits a page's fault to that page: the navigation stays, and another page starts afresh.</summary>
public sealed class PageErrorBoundary : ErrorBoundary, IDisposable
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs e) => Recover();
}
