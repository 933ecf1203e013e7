using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>Deleting all events that match the filters now; what arrives later stays.</summary>
public sealed partial class EventsPage
{
    /// <summary>How many stored events match the filters; null while it is not known.</summary>
    private EventCount? Matching =>
        _reader.Matching ?? (_view.IsAll && Statistics.Latest is { } latest ? new EventCount(latest.Events) : null);

    private async Task DeleteMatchingAsync()
    {
        if (Matching is not { Count: > 0 } matching)
        {
            return;
        }

        var (log, filter, count) = (EventLog, MatchingNow(), Format.Count(matching));
        var spared = filter.Pinned == true ? new EventCount(0) : await CountAsync(filter with { Pinned = true }, "delete the events");
        if (spared is not { } pinned)
        {
            return;
        }

        var question = new DeletionQuestion(
            _view.IsAll ? $"Delete all {count} events?" : matching.Count == 1 ? "Delete the matching event?" : $"Delete {count} matching events?",
            $"This deletes every event{(_view.IsAll ? "" : " that matches the filters")} for everyone, shown or not. Events that arrive from now on stay."
                + (pinned.Count > 0 ? $" {Format.Count(pinned)} of them {(pinned.Count == 1 ? "is pinned and stays" : "are pinned and stay")}, too; to delete pinned events, show only those." : ""),
            "Delete")
        {
            Name = matching is { IsExact: true, Count: <= DeletionQuestion.MostUnnamed } ? null : NameToType,
        };
        if (await Deleter.DeleteAsync(question, filter, $"Deleting {count} {(matching.Count == 1 ? "event" : "events")}.", () => log.DeleteAsync(filter, CancellationToken.None)))
        {
            _selection.Clear();
        }
    }

    private EventFilter MatchingNow()
    {
        var now = Clock.GetUtcNow();
        return List.Filter with { To = List.Filter.To < now ? List.Filter.To : now };
    }

    /// <returns>Null if the database did not answer; the user is told.</returns>
    private async Task<EventCount?> CountAsync(EventFilter filter, string purpose)
    {
        EventCount? count = null;
        await Database.TryAsync(purpose, async () => count = await EventLog.CountAsync(filter, after: 0, long.MaxValue, Gone));
        return count;
    }
}
