using System.Globalization;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Compare;

/// <summary>Sums up a run in plain words.</summary>
public static class RunSentence
{
    /// <summary>The sentence in pieces; pieces with figures are marked by their side.</summary>
    public static IReadOnlyList<SentencePart> Of(RunSettings settings, RunData run, SideFigures pull, SideFigures push)
    {
        if (run.Changes.Count == 0)
        {
            return [new SentencePart("The shop has not changed anything yet.")];
        }

        var webhooks = push.Requests - push.Reconciling;
        var lost = run.Changes.Count(change => change.IsLost);
        var inform = settings.ReconcileSeconds is null ? "and you would not have known" : "and without reconciling you would not have known";
        List<SentencePart> parts =
        [
            new($"At one poll every {Number(settings.PollSeconds)} s you made "),
            new(Count(pull.Requests, "request"), SentenceTone.Pull),
            new($" for {Count(run.Changes.Count, "change")}"),
        ];
        if (pull.MedianLate is { } late)
        {
            parts.AddRange([new(" and learned of them "), new($"{Times.Text(late)} late", SentenceTone.Pull)]);
        }

        if (pull.NeverSeen > 0)
        {
            parts.Add(new($"; {Count(pull.NeverSeen, "state")} you never saw"));
        }

        parts.AddRange([new(". Webhooks brought "), new(webhooks.ToString("N0", CultureInfo.InvariantCulture), SentenceTone.Push)]);
        if (push.MedianLate is { } told)
        {
            // Not "and were": a change whose webhook was lost is learned late too.
            parts.AddRange([new(" and you learned "), new($"{Times.Text(told)} late", SentenceTone.Push)]);
        }

        if (lost > 0)
        {
            parts.AddRange([new("; "), new($"{lost:N0} {(lost == 1 ? "was" : "were")} lost", SentenceTone.Bad), new($", {inform}")]);
        }

        parts.Add(new("."));
        return parts;
    }

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
