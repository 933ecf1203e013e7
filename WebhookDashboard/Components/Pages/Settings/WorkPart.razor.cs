using System.Data.Common;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Components.Pages.Settings;

/// <summary>
/// The states of the log's readers and the supervised services, read again with each repaint of the figures.
/// </summary>
public sealed partial class WorkPart
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<ReaderState>? _readers;

    [Inject]
    private IReaderStates Readers { get; set; } = null!;

    [Inject]
    private ServiceStatuses Services { get; set; } = null!;

    [Inject]
    private StatisticsWatch Statistics { get; set; } = null!;

    private IEnumerable<ServiceStatus> Faulty => Services.All.Where(service => service.LastFault is not null);

    protected override Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            Watch(Statistics.Subscribe, () => Update(ReadAsync));
        }

        return ReadAsync();
    }

    protected override async ValueTask LeaveAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    private static string Reads(ReaderState reader) =>
        reader.Endpoints.Count == 0 ? "Reads all endpoints" : $"Reads {string.Join(", ", reader.Endpoints)}";

    private async Task ReadAsync()
    {
        try
        {
            _readers = await Readers.ReadAsync(_gone.Token);
        }
        catch (DbException)
        {
            // The health part reports that the database fails; the last figures stay.
        }
    }
}
