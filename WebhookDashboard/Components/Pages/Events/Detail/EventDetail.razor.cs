using Microsoft.AspNetCore.Components;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Forms;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Copying;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;
using WebhookDashboard.Snippets;

namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>One event: its summary, its signature, its body, headers and query.</summary>
public sealed partial class EventDetail
{
    /// <summary>The minimum interval between two looks whether the open event is still stored.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private EventId? _asked;
    private StoredEvent? _event;
    private BodyDocument? _body;
    private EventSummary? _first;
    private bool _gone;
    private EventLoss? _loss;
    private int _era;
    private volatile bool _isToldOfDeletions;
    private bool _failed;
    private int _part;
    private BodyView? _bodyView;
    private bool _wraps = true;
    private IReadOnlyList<FormField> _query = [];
    private bool _asksToDelete;

    [Parameter, EditorRequired]
    public EventId Id { get; set; }

    /// <summary>The filters, which stay in every address.</summary>
    [Parameter, EditorRequired]
    public EventsView View { get; set; } = EventsView.All;

    /// <summary>Raised to copy it as a snippet.</summary>
    [Parameter]
    public EventCallback<SnippetFormat> CopyAs { get; set; }

    /// <summary>Raised to delete it.</summary>
    [Parameter]
    public EventCallback<EventId> Delete { get; set; }

    /// <summary>The chosen view, if the body has it.</summary>
    private BodyView BodyView =>
        _bodyView is { } chosen && _body!.Views.Contains(chosen) ? chosen : _body!.Views[0];

    /// <summary>Writes the event as a snippet; null if there is no event.</summary>
    internal async Task<CopiedText?> SnippetAsync(SnippetFormat format)
    {
        if (_event is not { } stored)
        {
            return null;
        }

        var body = stored.Summary.BodySize <= SnippetBody.MaxTextBytes
            ? await EventLog.ReadBodyAsync(stored.Summary.Id, Gone)
            : [];
        if (body is null)
        {
            return null; // It was deleted meanwhile.
        }

        var prefix = new Uri(Navigation.BaseUri).AbsolutePath.TrimEnd('/');
        var request = SnippetRequest.OfEvent(stored, body, Address.RootOf(Navigation.BaseUri), prefix);
        return new CopiedText(
            Snippet.Of(format, request),
            request.Body.FileName is { } file ? new CopiedFile(file, DownloadHref(stored.Summary.Id)) : null);
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            var looking = Own(new ThrottledCallback(BetweenLooks, LookAsync, DispatchExceptionAsync, Clock));
            Watch(EventLog.Deleted.Subscribe, () =>
            {
                _isToldOfDeletions = true;
                looking.Signal();
            });
            Watch(EventLog.PinsChanged.Subscribe, looking.Signal);
            Watch(EventLog.Head.Moved.Subscribe, () =>
            {
                if (_gone || _loss is not null)
                {
                    looking.Signal(); // It may have been imported again.
                }
            });
            Watch(Statistics.Subscribe, looking.Signal); // Retention deletes without a signal.
        }
    }

    protected override Task OnParametersSetAsync() => Id == _asked ? Task.CompletedTask : LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Not in the menu's own handler: the menu would stay open until it returns.
        if (_asksToDelete)
        {
            _asksToDelete = false;
            await Delete.InvokeAsync(Id);
        }
    }

    /// <summary>The text of the body; null if not all of it is here as text.</summary>
    internal string? BodyText => _body?.Copy;

    private static string DownloadHref(EventId id) => $"api/v1/events/{id}/body";

    /// <summary>The address of a part of the body; null if it is no longer stored.</summary>
    private Func<int, string>? PartHref => _loss is null && _event is { } stored ? part => $"api/v1/events/{stored.Summary.Id}/parts/{part}" : null;

    /// <summary>The previous event stays until the new one is read.</summary>
    private async Task LoadAsync()
    {
        var id = Id;
        _asked = id;
        (_isToldOfDeletions, _era) = (false, EventLog.Head.Era);
        var isRead = await Database.ReadAsync("an event", async () =>
        {
            var stored = await EventLog.FindAsync(id, Gone);
            var body = stored is null ? null : await ReadBodyAsync(stored);
            var first = stored?.Summary.DuplicateOf is { } earlier ? await EventLog.FindAsync(earlier, Gone) : null;
            if (_asked != id)
            {
                return;
            }

            _failed = false;
            _loss = null;
            _gone = body is null;
            _event = _gone ? null : stored;
            _query = FormBody.OfQuery(stored?.Summary.Query ?? "").Fields;
            _first = first?.Summary;
            _body = body;
        });
        _failed |= !isRead && _asked == id;
    }

    /// <summary>Reads no more of a body than is shown. Only the parts of a multipart body may be anywhere in it.</summary>
    private async Task<BodyDocument?> ReadBodyAsync(StoredEvent stored)
    {
        var (id, size) = (stored.Summary.Id, stored.Summary.BodySize);
        var bytes = await EventLog.ReadBodyStartAsync(id, BodyDocument.MaxRead, Gone);
        var body = bytes is null ? null : BodyDocument.Of(bytes, stored.Summary.ContentType, stored.ContentEncoding, size);
        if (body is { Format: BodyFormat.Multipart, IsCut: true } && await EventLog.ReadBodyAsync(id, Gone) is { } whole)
        {
            body = BodyDocument.Of(whole, stored.Summary.ContentType, stored.ContentEncoding, size);
        }

        return body;
    }

    /// <summary>
    /// Looks whether the open event is still stored, and pinned. What is on the screen stays, whether or not it is. One that was
    /// not found is read once it is there.
    /// </summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var (id, shown) = (Id, _event);
        if (shown is null ? !_gone : shown.Summary.Id != id)
        {
            return;
        }

        await Database.ReadAsync(null, async () =>
        {
            var now = await EventLog.FindAsync(id, cancellationToken);
            if (id != Id || _event != shown)
            {
                return; // Another was opened meanwhile, or this one read again.
            }

            if (shown is not null && ((now is null) == (_loss is null) || (now is not null && now.Summary.Pinned != shown.Summary.Pinned)))
            {
                _loss = now is null ? LossOf(shown.Summary) : null;
                _event = now is null ? shown : shown with { Summary = now.Summary };
                StateHasChanged();
            }
            else if (shown is null && now is not null)
            {
                await LoadAsync();
                StateHasChanged();
            }
        }); // If not, the next signal looks again.
    }

    private EventLoss LossOf(EventSummary gone) =>
        Directory.Find(gone.Endpoint) is null ? EventLoss.Endpoint
        : EventLog.Head.Era != _era ? EventLoss.Restore
        : _isToldOfDeletions ? EventLoss.Deletion
        : EventLoss.Retention;
}
