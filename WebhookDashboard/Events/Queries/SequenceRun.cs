namespace WebhookDashboard.Events.Queries;

/// <summary>The sequences of one kind within a range, in order, read in small portions that grow.</summary>
internal sealed class SequenceRun(
    ISequenceSeeks seeks, long? kind, SequenceRange whole, TimeRange times, bool newestFirst, int firstPortion)
{
    private const int LargestPortion = 512;

    private readonly List<long> _found = [];
    private SequenceRange _left = whole;
    private int _portion = firstPortion;
    private int _next;
    private bool _ended;

    public bool TryTake(out long sequence)
    {
        if (_next == _found.Count && !_ended)
        {
            Read();
        }

        sequence = _next < _found.Count ? _found[_next++] : 0;
        return sequence > 0;
    }

    private void Read()
    {
        _found.Clear();
        _next = 0;
        seeks.Find(_found, kind, _left, times, newestFirst, _portion);
        _ended = _found.Count < _portion;
        if (_found.Count > 0)
        {
            _left = newestFirst ? _left with { Before = _found[^1] } : _left with { After = _found[^1] };
        }

        _portion = Math.Min(_portion * 2, LargestPortion);
    }
}
