using System.Data.Common;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;

namespace WebhookDashboard.Components.Pages.Settings.Storage;

/// <summary>How far behind the search index is, read again with each repaint of the figures, and how large.</summary>
public sealed partial class SearchPart
{
    private ReaderState? _state;
    private bool _isBusy;
    private string? _refused;

    protected override Task OnInitializedAsync()
    {
        Watch(Statistics.Subscribe, () => Update(ReadAsync));
        return ReadAsync();
    }

    private static string Behind(ReaderState state) => $"{Format.Count(state.Lag, "event")} behind";

    private async Task ReadAsync()
    {
        try
        {
            _state = (await Readers.ReadAsync(Gone)).FirstOrDefault(reader => reader.Name == SearchIndexReader.ReaderName);
        }
        catch (DbException)
        {
            // The health part reports that the database fails; the last figures stay.
        }
    }

    private async Task RebuildAsync()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _refused) = (true, null);
        try
        {
            await Indexer.RebuildAsync();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            _refused = e.Message;
        }

        _isBusy = false;
        await ReadAsync();
    }
}
