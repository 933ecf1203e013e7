using System.Globalization;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Compare;

/// <summary>Sums up a run in plain words.</summary>
public static class RunSentence
{
    /// <summary>The sentence in pieces; pieces with figures are marked by their side.</summary>
    public static IReadOnlyList<SentencePart> Of(RunSettings settings, RunData run, SideFigures pull, SideFigures push, LostWebhooks lost)
    {
        if (run.Changes.Count == 0)
        {
            return [new SentencePart("The shop has not changed anything yet.")];
        }

        var webhooks = push.Requests - push.Reconciling;
        List<SentencePart> parts =
        [
            new($"Polling every {Number(settings.PollSeconds)} s took "),
            new(Count(pull.Requests, "request"), SentenceTone.Pull),
            new($" to follow {Count(run.Changes.Count, "change")}"),
        ];
        if (pull.MedianLate is { } late)
        {
            parts.AddRange([new(": you learned of them "), new($"{Times.Text(late)} late", SentenceTone.Pull)]);
        }

        if (pull.NeverSeen > 0)
        {
            parts.Add(new($" and missed {pull.NeverSeen:N0} completely"));
        }

        parts.AddRange([new(". "), new(Count(webhooks, "webhook"), SentenceTone.Push), new(" arrived")]);
        if (push.MedianLate is { } told)
        {
            // A change whose webhook was lost counts too: then this is not how late the webhooks were.
            parts.AddRange(lost.Lost == 0
                ? [new(", "), new(Times.Text(told), SentenceTone.Push), new(" after each change")]
                : [new(" and you learned of the changes "), new($"{Times.Text(told)} late", SentenceTone.Push)]);
        }

        if (lost.Lost > 0)
        {
            parts.AddRange([new("; "), new($"{lost.Lost:N0} {(lost.Lost == 1 ? "was" : "were")} lost", SentenceTone.Bad), new($": {string.Join(", ", FatesOf(lost))}")]);
        }

        parts.Add(new("."));
        return parts;
    }

    private static IEnumerable<string> FatesOf(LostWebhooks lost)
    {
        if (lost.Reconciled > 0)
        {
            yield return $"{lost.Reconciled:N0} found by asking again";
        }

        if (lost.Overtaken > 0)
        {
            yield return $"{lost.Overtaken:N0} made up for by the next webhook";
        }

        if (lost.Open > 0)
        {
            yield return $"{lost.Open:N0} still unknown to you";
        }
    }

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
