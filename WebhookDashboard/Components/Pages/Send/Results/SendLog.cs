using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Send.Results;

/// <summary>
/// The results of one visit to the page. Requests and the live feed write from any thread; the page takes snapshots at its
/// own pace. Bounded: it keeps the last rows, and the figures cover the whole last run.
/// </summary>
public sealed class SendLog
{
    public const int MaxRows = 200;

    /// <summary>
    /// How much of the answers is kept over all rows: the last 16 of the largest, or all 200 of the usual size.
    /// </summary>
    public const int MaxAnswerChars = 2 * 1024 * 1024;

    /// <summary>
    /// The maximum number of events that arrived through the feed before their own answer; more than are ever in flight.
    /// </summary>
    private const int MaxEarly = 1_000;

    private readonly Lock _gate = new();
    private readonly List<SendRow> _rows = [];
    private readonly Queue<EventId> _earlyOrder = new();
    private readonly Dictionary<EventId, (EventSummary Event, long Stamp)> _early = [];
    private readonly List<double> _elapsed = [];
    private readonly List<double> _arrived = [];
    private readonly TimeProvider _time;
    private SendRun? _run;
    private int _answerChars;
    private bool _isRunning;
    private bool _wasStopped;
    private int _done;
    private int _succeeded;
    private long _firstStamp;
    private long _lastStamp;

    public SendLog(TimeProvider time) => _time = time;

    /// <summary>Signalled after each change, on the thread that made it.</summary>
    internal ChangeSignal Changed { get; } = new();

    public void Start(SendRun run)
    {
        lock (_gate)
        {
            (_run, _isRunning, _wasStopped, _done, _succeeded) = (run, true, false, 0, 0);
            (_firstStamp, _lastStamp) = (long.MaxValue, long.MinValue);
            _elapsed.Clear();
            _arrived.Clear();
        }

        Changed.Tell();
    }

    public void End(bool wasStopped)
    {
        lock (_gate)
        {
            (_isRunning, _wasStopped) = (false, wasStopped);
        }

        Changed.Tell();
    }

    public void Add(SendRow row)
    {
        lock (_gate)
        {
            if (row.EventId is { } id && _early.TryGetValue(id, out var arrival))
            {
                row = Arrive(row, arrival.Event, arrival.Stamp);
            }

            Keep(row);
            _done++;
            _firstStamp = Math.Min(_firstStamp, row.StartedStamp);
            _lastStamp = Math.Max(_lastStamp, row.StartedStamp);
            _succeeded += row.IsSuccess ? 1 : 0;
            if (row.Status is not null)
            {
                _elapsed.Add(row.Result.ElapsedMs);
            }
        }

        Changed.Tell();
    }

    /// <summary>Notes an event from the live feed, whether this page sent it or not.</summary>
    public void Arrive(EventSummary summary)
    {
        var stamp = _time.GetTimestamp();
        lock (_gate)
        {
            var index = _rows.FindLastIndex(row => row.EventId == summary.Id);
            if (index < 0)
            {
                KeepEarly(summary, stamp);
                return;
            }

            if (_rows[index].Event is not null)
            {
                return;
            }

            _rows[index] = Arrive(_rows[index], summary, stamp);
        }

        Changed.Tell();
    }

    public SendSnapshot Snapshot()
    {
        lock (_gate)
        {
            var figures = _run is null
                ? null
                : new SendFigures(
                    _run, _isRunning, _wasStopped, _done, _succeeded,
                    Median(_elapsed), _elapsed.Count == 0 ? null : _elapsed.Max(), PerSecond(), Median(_arrived));
            return new SendSnapshot(figures, [.. Enumerable.Reverse(_rows)]);
        }
    }

    private void Keep(SendRow row)
    {
        _rows.Add(row);
        _answerChars += row.AnswerChars;
        if (_rows.Count > MaxRows)
        {
            _answerChars -= _rows[0].AnswerChars;
            _rows.RemoveAt(0);
        }

        for (var oldest = 0; _answerChars > MaxAnswerChars; oldest++)
        {
            _answerChars -= _rows[oldest].AnswerChars;
            _rows[oldest] = _rows[oldest].WithoutAnswer();
        }
    }

    private double? PerSecond() =>
        _done > 1 && _lastStamp > _firstStamp
            ? (_done - 1) / _time.GetElapsedTime(_firstStamp, _lastStamp).TotalSeconds
            : null;

    private static double? Median(List<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private SendRow Arrive(SendRow row, EventSummary summary, long stamp)
    {
        var after = _time.GetElapsedTime(row.StartedStamp, stamp).TotalMilliseconds;
        if (ReferenceEquals(row.Run, _run))
        {
            _arrived.Add(after);
        }

        return row with { Event = summary, ArrivedAfterMs = after };
    }

    private void KeepEarly(EventSummary summary, long stamp)
    {
        if (!_early.TryAdd(summary.Id, (summary, stamp)))
        {
            return;
        }

        _earlyOrder.Enqueue(summary.Id);
        if (_earlyOrder.Count > MaxEarly)
        {
            _early.Remove(_earlyOrder.Dequeue());
        }
    }
}
