using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>Lets the user choose one of an endpoint's last events, to see what was signed.</summary>
public sealed partial class SignedEvents : IDisposable
{
    private const int Offered = 20;

    private readonly CancellationTokenSource _left = new();
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

    [Inject]
    private IEventLog EventLog { get; set; } = null!;

    [Inject]
    private ILogger<SignedEvents> Logger { get; set; } = null!;

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_read == (Endpoint, LastReceivedAt) && _events.Count > 0)
        {
            return;
        }

        _read = (Endpoint, LastReceivedAt);
        try
        {
            var page = await EventLog.PageAsync(
                new EventFilter { Endpoints = [Endpoint] }, new PageRequest { Limit = Offered }, _left.Token);
            _events = page.Items;
            if (_chosen is null && _events.Count > 0)
            {
                await ChooseAsync(_events[0]);
            }
            else if (_chosen is { } chosen && !_events.Any(one => one.Id == chosen.Summary.Id))
            {
                _events = [.. _events, chosen.Summary];
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page was closed.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotRead(Logger, e);
            _failed = true;
        }
    }

    private static string? Title(EventSummary? summary) => summary is null
        ? null
        : $"{Format.Count(summary.Sequence)} · {summary.ReceivedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC · {summary.Signature.Verdict.ToString().ToLowerInvariant()}{(summary.EventType is { } type ? $" · {type}" : "")}";

    private async Task ChooseAsync(EventSummary? summary)
    {
        try
        {
            var found = summary is null ? null : await EventLog.FindAsync(summary.Id, _left.Token);
            _deleted = found is null ? summary : null;
            _events = [.. _events.Where(one => one != _deleted)];
            _chosen = found ?? _chosen;
            _failed = false;
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page was closed.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotRead(Logger, e);
            _failed = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.SignedEventsNotRead, LogLevel.Warning, "Could not read the last events of an endpoint from the log")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
