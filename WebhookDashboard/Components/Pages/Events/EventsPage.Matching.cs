using MudBlazor;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>Deleting, pinning and unpinning all events that match the filters now; what arrives later stays as it is.</summary>
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
            (matching.Count, _view.IsAll) switch
            {
                (1, true) => "Delete the event?",
                (1, _) => "Delete the matching event?",
                (_, true) => $"Delete all {count} events?",
                _ => $"Delete {count} matching events?",
            },
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

    private async Task PinMatchingAsync(bool pinned)
    {
        var (filter, verb) = (MatchingNow(), pinned ? "Pin" : "Unpin");
        var what = $"{verb.ToLowerInvariant()} the events";
        if (await CountAsync(filter with { Pinned = !pinned }, what) is not { } count)
        {
            return;
        }

        if (count is { Count: 0, IsExact: true })
        {
            Snackbar.Add(pinned ? "These events are pinned already." : "None of these events is pinned.", Severity.Normal);
            return;
        }

        var question = new DeletionQuestion(
            $"{verb} {Format.Count(count)} {(_view.IsAll ? null : "matching ")}{(count.Count == 1 ? "event" : "events")}?",
            pinned ? PinConsequence : "From then on, retention and deletions by filter delete them like any other event.",
            verb)
        {
            IsDestructive = false,
        };
        DeletionResult? result = null;
        if (await Deleter.ConfirmAsync(question)
            && await Database.TryAsync(what, async () => result = await EventLog.PinAsync(filter, pinned, CancellationToken.None)))
        {
            Snackbar.Add(
                result is { IsDone: true } ? $"{Format.Count(result.Matching.Count, "event")} {verb.ToLowerInvariant()}ned." : $"{verb}ning {Format.Count(count)} events. Settings shows how many are left.",
                Severity.Normal);
        }
    }

    /// <summary>Nothing but a person ever deletes a pinned event, so too many of them leave no room for others.</summary>
    private string PinConsequence
    {
        get
        {
            const string Text = "Neither retention nor a deletion by filter deletes pinned events, but they count towards the limits. Once they alone reach one, every other event is deleted soon after it arrives.";
            return Storage.Value.RetainEvents > 0 && Statistics.Latest is { } latest
                ? $"{Text} The whole log keeps {Format.Count(Storage.Value.RetainEvents, "event")}; {Format.Count(latest.Pinned)} {(latest.Pinned == 1 ? "is" : "are")} pinned now."
                : Text;
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
