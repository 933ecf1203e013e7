using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Quality.Measures;

/// <summary>Adds events to the counts of a step.</summary>
internal sealed class StepTally(QualityStepRow row)
{
    private readonly DurationCounts _lags = DurationCounts.Read(row.Lags);
    private readonly DurationCounts _intervals = DurationCounts.Read(row.Intervals);

    public void Add(MeasuredEvent measured)
    {
        row.Events++;
        CountVerdict(measured.Verdict);
        row.Repeats += measured.IsRepeat ? 1 : 0;
        row.TimeSources |= (int)measured.TimeSource;
        if (measured.IsRetry)
        {
            row.Retries++;
            row.RetryId = measured.Id;
        }

        if (measured.IsSameBody)
        {
            row.SameBodies++;
            row.SameBodyId = measured.Id;
        }

        if (measured.Disorder is { } disorder)
        {
            row.OutOfOrder++;
            (row.Disorder, row.DisorderId) = Milliseconds(disorder) > row.Disorder ? (Milliseconds(disorder), measured.Id) : (row.Disorder, row.DisorderId ?? measured.Id);
        }

        if (measured.Interval is { } interval)
        {
            _intervals.Add(interval);
            (row.LongestGap, row.GapEndId) = Milliseconds(interval) > row.LongestGap ? (Milliseconds(interval), measured.Id) : (row.LongestGap, row.GapEndId);
        }

        if (measured.Lag is { } lag)
        {
            var isFirst = _lags.Total == 0;
            _lags.Add(lag);
            (row.LongestLag, row.LongestLagId) = isFirst || Milliseconds(lag) > row.LongestLag ? (Milliseconds(lag), measured.Id) : (row.LongestLag, row.LongestLagId);
            (row.ShortestLag, row.ShortestLagId) = isFirst || Milliseconds(lag) < row.ShortestLag ? (Milliseconds(lag), measured.Id) : (row.ShortestLag, row.ShortestLagId);
        }
    }

    /// <summary>Writes the durations to the row. Everything else is there already.</summary>
    public void Save()
    {
        row.Lags = _lags.ToBytes();
        row.Intervals = _intervals.ToBytes();
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private void CountVerdict(Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Valid:
                row.Valid++;
                break;
            case Verdict.Missing:
                row.Missing++;
                break;
            case Verdict.Malformed:
                row.Malformed++;
                break;
            case Verdict.Mismatch:
                row.Mismatch++;
                break;
            case Verdict.Stale:
                row.Stale++;
                break;
        }
    }
}
