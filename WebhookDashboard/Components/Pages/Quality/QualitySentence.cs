using WebhookDashboard.Components.Shared;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Reports;

namespace WebhookDashboard.Components.Pages.Quality;

/// <summary>Says in one sentence how an endpoint's senders deliver: what is unusual, and the lag.</summary>
internal static class QualitySentence
{
    public static IReadOnlyList<QualityPhrase> Of(QualityReport report)
    {
        List<IReadOnlyList<QualityPhrase>> clauses = [];
        if (report.Events == 0)
        {
            clauses.Add([new("No events in this time")]);
        }
        else
        {
            AddRepeats(report, clauses);
            AddOrder(report, clauses);
            if (report.Verdicts.Where(one => one.Key.IsTrouble()).Sum(one => one.Value) is > 0 and var troubled)
            {
                clauses.Add([new(Format.Count(troubled), "bad"), new(" failed verification")]);
            }

            if (report.Lag.P95Ms is { } lag)
            {
                clauses.Add([new("p95 lag "), new(Text(lag), "push")]);
            }
        }

        AddRhythm(report, clauses);
        List<QualityPhrase> sentence = [];
        foreach (var clause in clauses)
        {
            if (sentence.Count > 0)
            {
                sentence.Add(new QualityPhrase("; "));
            }

            sentence.AddRange(clause);
        }

        return [.. sentence, new QualityPhrase(".")];
    }

    /// <summary>The same without its tones.</summary>
    public static string TextOf(QualityReport report) => string.Concat(Of(report).Select(part => part.Text));

    private static void AddRepeats(QualityReport report, List<IReadOnlyList<QualityPhrase>> clauses)
    {
        var (count, retries, sameBodies) = report.Repeats;
        if (count > 0)
        {
            clauses.Add(
            [
                new(Format.Count(count), "stale"),
                new($" of {Format.Count(report.Events)} {(count == 1 ? "was a repeat" : "were repeats")}{(retries > 0 ? $" ({Format.Count(retries)} after a failure answer)" : "")}"),
            ]);
        }
        else
        {
            clauses.Add([new(report.Events == 1 ? "1 event, no repeat" : $"No repeats among {Format.Count(report.Events, "event")}")]);
        }

        if (sameBodies > 0)
        {
            clauses.Add([new(Format.Count(sameBodies), "stale"), new(" with the body of an earlier one")]);
        }
    }

    private static void AddOrder(QualityReport report, List<IReadOnlyList<QualityPhrase>> clauses)
    {
        if (report.Order.OutOfOrder > 0)
        {
            clauses.Add([new(Format.Count(report.Order.OutOfOrder), "stale"), new(" out of order")]);
        }
    }

    private static void AddRhythm(QualityReport report, List<IReadOnlyList<QualityPhrase>> clauses)
    {
        var usual = report.Rhythm.UsualMs is { } interval ? $"usually every {Text(interval)}" : null;
        if (report.Rhythm.SilentMs is { } silent)
        {
            clauses.Add([new($"silent for {Text(silent)}", "stale"), new($", {usual}")]);
        }
        else if (usual is not null)
        {
            clauses.Add([new(usual)]);
        }
    }

    private static string Text(long milliseconds) => Durations.Text(TimeSpan.FromMilliseconds(milliseconds));
}
