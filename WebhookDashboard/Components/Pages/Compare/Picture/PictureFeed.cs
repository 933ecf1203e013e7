using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>
/// Sends the picture's script only what is new: at 600 changes a minute, some hundred bytes each time. What left the picture
/// long ago while it was paused is not sent at all.
/// </summary>
internal sealed class PictureFeed
{
    /// <summary>The picture shows a minute, and a change in it may be up to one poll of a minute older.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(3);

    private RunView? _told;

    public PictureUpdate Next(RunView view)
    {
        var (data, since) = (view.Data, view.Data.Elapsed - Window);
        var before = _told;
        _told = view;
        var changes = FirstIn(data.Changes, change => change.At >= since);
        return new PictureUpdate(
            data.StartedAt.ToUnixTimeMilliseconds(),
            Ms(data.Elapsed),
            view.Phase == RunPhase.Ended,
            Tail(before?.Data.Changes, data.Changes, changes, i => Row(data, data.Changes[i])),
            Tail(before?.Data.Pull, data.Pull, FirstIn(data.Pull, one => one.At >= since), i => Row(data, data.Pull, i)),
            Tail(before?.Data.Push, data.Push, FirstIn(data.Push, one => one.At >= since), i => Row(data, data.Push, i)),
            Tail(before?.Pull.Latenesses, view.Pull.Latenesses, changes, i => Row(view.Pull.Latenesses[i])),
            Tail(before?.Push.Latenesses, view.Push.Latenesses, changes, i => Row(view.Push.Latenesses[i])),
            Tail(before?.Pull.Wrong, view.Pull.Wrong, FirstIn(view.Pull.Wrong, span => !(span.To < since)), i => Row(view.Pull.Wrong[i])),
            Tail(before?.Push.Wrong, view.Push.Wrong, FirstIn(view.Push.Wrong, span => !(span.To < since)), i => Row(view.Push.Wrong[i])));
    }

    private static ListTail? Tail<T>(IReadOnlyList<T>? before, IReadOnlyList<T> now, int oldest, Func<int, double[]> row) =>
        ListTail.Of(before ?? [], now, oldest, row);

    private static double[] Row(RunData data, SourceChange change) =>
        [Ms(change.At), change.Quantity, Quantity(data, change.Version - 1), change.IsLost ? 1 : 0];

    private static double[] Row(RunData data, IReadOnlyList<Observation> observations, int index)
    {
        var observation = observations[index];
        var version = observation.Version is { } told && told <= data.Changes.Count ? told : -1;
        return
        [
            Ms(observation.At),
            version >= 0 && version != ShownBefore(observations, index) ? 1 : 0,
            version >= 0 ? Quantity(data, version) : -1,
            version,
            observation.Kind == ObservationKind.Reconcile ? 1 : 0,
        ];
    }

    private static double[] Row(Lateness late) => [Ms(late.KnownAt), late.IsSeen ? 1 : 0, late.By == ObservationKind.Reconcile ? 1 : 0];

    private static double[] Row(WrongSpan span) => [Ms(span.From), span.To is { } to ? Ms(to) : -1];

    /// <summary>The state of the copy before this observation.</summary>
    private static int ShownBefore(IReadOnlyList<Observation> observations, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (observations[i].Version is { } version)
            {
                return version;
            }
        }

        return 0;
    }

    private static double Quantity(RunData data, int version) => version == 0 ? data.Initial : data.Changes[version - 1].Quantity;

    // Searches from the end: what is needed is there, however long the run is.
    private static int FirstIn<T>(IReadOnlyList<T> items, Func<T, bool> isIn)
    {
        var index = items.Count;
        while (index > 0 && isIn(items[index - 1]))
        {
            index--;
        }

        return index;
    }

    private static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}
