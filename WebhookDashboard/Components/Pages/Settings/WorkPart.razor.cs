using System.Data.Common;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Components.Pages.Settings;

/// <summary>How the readers of the log and the supervised services do. Read again with each repaint of the figures.</summary>
public sealed partial class WorkPart
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<ReaderState>? _readers;
    private IDisposable? _subscription;

    [Inject]
    private IReaderStates Readers { get; set; } = null!;

    [Inject]
    private ServiceStatuses Services { get; set; } = null!;

    [Inject]
    private StatisticsWatch Statistics { get; set; } = null!;

    private IEnumerable<ServiceStatus> Faulty => Services.All.Where(service => service.LastFault is not null);

    /// <summary>The reading under way, so that it is never an unwatched task.</summary>
    private Task Reading { get; set; } = Task.CompletedTask;

    protected override Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            _subscription = Statistics.Subscribe(() => Reading = InvokeAsync(ReadAsync));
        }

        return ReadAsync();
    }

    protected override void Leave()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private static string Reads(ReaderState reader) =>
        reader.Endpoints.Count == 0 ? "Reads all endpoints" : $"Reads {string.Join(", ", reader.Endpoints)}";

    private async Task ReadAsync()
    {
        try
        {
            _readers = await Readers.ReadAsync(_gone.Token);
            StateHasChanged();
        }
        catch (DbException)
        {
            // The health part says that the database fails; what was read last stays.
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page went, and its circuit with it.
        }
    }
}
