using System.Data.Common;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;

namespace WebhookDashboard.Components.Pages.Settings.Storage;

/// <summary>How far behind the search index is, read again with each repaint of the figures, and how large.</summary>
public sealed partial class SearchPart
{
    private readonly OneAtATime _rebuilding = new();
    private ReaderState? _state;
    private string? _refused;

    protected override Task OnInitializedAsync()
    {
        Watch(Statistics.Subscribe, () => Update(ReadAsync));
        return ReadAsync();
    }

    private static string Behind(ReaderState state) => $"{Format.Count(state.Lag, "event")} behind";

    private Task ReadAsync() => Database.ReadAsync(null, async () =>
        _state = (await Readers.ReadAsync(Gone)).FirstOrDefault(reader => reader.Name == SearchIndexReader.ReaderName));

    private async Task RebuildAsync()
    {
        _refused = null;
        try
        {
            await Indexer.RebuildAsync();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            _refused = e.Message;
        }

        await ReadAsync();
    }
}
