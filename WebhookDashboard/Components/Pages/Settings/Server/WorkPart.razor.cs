using WebhookDashboard.Events.Readers;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Components.Pages.Settings.Server;

/// <summary>
/// The states of the log's readers and the supervised services, read again with each repaint of the figures.
/// </summary>
public sealed partial class WorkPart
{
    private IReadOnlyList<ReaderState>? _readers;

    private IEnumerable<ServiceStatus> Faulty => Services.All.Where(service => service.LastFault is not null);

    protected override Task OnInitializedAsync()
    {
        Watch(Statistics.Subscribe, () => Update(ReadAsync));
        return ReadAsync();
    }

    private static string Reads(ReaderState reader) =>
        reader.Endpoints.Count == 0 ? "Reads all endpoints" : $"Reads {string.Join(", ", reader.Endpoints)}";

    private Task ReadAsync() => Database.ReadAsync(null, async () => _readers = await Readers.ReadAsync(Gone));
}
