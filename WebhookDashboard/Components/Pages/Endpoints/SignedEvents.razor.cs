using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>Lets the user choose one of an endpoint's last events, to see what was signed.</summary>
public sealed partial class SignedEvents
{
    private const int Offered = 20;

    private (EndpointSlug Endpoint, DateTimeOffset? At) _read;
    private IReadOnlyList<EventSummary> _events = [];
    private StoredEvent? _chosen;
    private bool _failed;
    private EventSummary? _deleted;

    [Parameter, EditorRequired]
    public EndpointSlug Endpoint { get; set; }

    /// <summary>When it changes, the list is read again; the choice stays.</summary>
    [Parameter]
    public DateTimeOffset? LastReceivedAt { get; set; }

    /// <summary>Whether the endpoint was deleted, and with it its events: the one that is shown stays readable.</summary>
    [Parameter]
    public bool IsDeleted { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (IsDeleted || (_read == (Endpoint, LastReceivedAt) && _events.Count > 0))
        {
            return;
        }

        _read = (Endpoint, LastReceivedAt);
        await ReadAsync(async () =>
        {
            _events = (await EventLog.PageAsync(
                new EventFilter { Endpoints = [Endpoint] }, new PageRequest { Limit = Offered }, Gone)).Items;
            if (_chosen is null && _events.Count > 0)
            {
                await FindAsync(_events[0]);
            }
            else if (_chosen is { } chosen && !_events.Any(one => one.Id == chosen.Summary.Id))
            {
                _events = [.. _events, chosen.Summary];
            }
        });
    }

    private static string? Title(EventSummary? summary) => summary is null
        ? null
        : $"{Format.Count(summary.Sequence)} · {summary.ReceivedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC · {summary.Signature.Verdict.ToString().ToLowerInvariant()}{(summary.EventType is { } type ? $" · {VisibleText.Of(type)}" : "")}";

    private Task ChooseAsync(EventSummary? summary) => ReadAsync(() => FindAsync(summary));

    private async Task FindAsync(EventSummary? summary)
    {
        var found = summary is null ? null : await EventLog.FindAsync(summary.Id, Gone);
        _deleted = found is null ? summary : null;
        _events = [.. _events.Where(one => one != _deleted)];
        _chosen = found ?? _chosen;
    }

    private async Task ReadAsync(Func<Task> read) => _failed = !await Database.ReadAsync("the last events of an endpoint", read);
}
