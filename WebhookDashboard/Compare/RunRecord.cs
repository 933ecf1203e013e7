namespace WebhookDashboard.Compare;

/// <summary>
/// What happened in a run so far, as the parts of the run report it: from several threads, and not always in the order in
/// which it happened (a webhook can be here before the ledger's line about it).
/// </summary>
internal sealed class RunRecord
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _startedAt;
    private readonly LedgerLine.Opened _opened;
    private readonly List<SourceChange> _changes = [];
    private readonly List<Lesson> _pull = [];
    private readonly List<Lesson> _push = [];

    /// <summary>By what names a state: the id of its webhook, its ETag.</summary>
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    /// <summary>Lessons of states that the ledger has not told of yet.</summary>
    private readonly Dictionary<string, List<Lesson>> _early = new(StringComparer.Ordinal);

    private TimeSpan? _end;

    public RunRecord(LedgerLine.Opened opened, DateTimeOffset startedAt)
    {
        _opened = opened;
        _startedAt = startedAt;
        _versions[opened.ETag] = 0;
    }

    public string ProductId => _opened.ProductId;

    /// <summary>The source changed. A line that was here before, or came after the end, is passed over.</summary>
    public void Add(LedgerLine.Changed line)
    {
        lock (_gate)
        {
            if (_end is not null || line.Version != _changes.Count + 1)
            {
                return;
            }

            var change = new SourceChange(line.Version, line.Quantity, Since(line.At), line.Lost);
            _changes.Add(change);
            Name(line.ETag, line.Version);
            Name(line.MessageId, line.Version);
        }
    }

    /// <summary>A request between a copy and the shop has ended.</summary>
    /// <param name="kind">Who asked or told.</param>
    /// <param name="state">What names the state that it told: a webhook's id or an ETag; null when it failed.</param>
    /// <param name="askedAt">When it began; of a webhook, when it arrived.</param>
    /// <param name="knownAt">When the copy knew.</param>
    /// <param name="bytesIn">Heads included, as <paramref name="bytesOut"/>.</param>
    /// <param name="bytesOut">What went out for it.</param>
    public void Add(
        LessonKind kind, string? state, DateTimeOffset askedAt, DateTimeOffset knownAt, long bytesIn, long bytesOut)
    {
        lock (_gate)
        {
            var lesson = new Lesson(kind, Since(askedAt), Since(knownAt), Version: null, bytesIn, bytesOut);
            if (_end is not null)
            {
                return;
            }

            if (state is null)
            {
                Insert(lesson);
            }
            else if (_versions.TryGetValue(state, out var version))
            {
                Insert(lesson with { Version = version });
            }
            else if (_early.TryGetValue(state, out var waiting))
            {
                waiting.Add(lesson);
            }
            else
            {
                _early.Add(state, [lesson]);
            }
        }
    }

    /// <summary>Nothing is added from here on.</summary>
    public void End(DateTimeOffset at)
    {
        lock (_gate)
        {
            _end ??= Since(at);
        }
    }

    public RunData Snapshot(DateTimeOffset now)
    {
        lock (_gate)
        {
            return new RunData(
                ProductId, _startedAt, _opened.Quantity, [.. _changes], [.. _pull], [.. _push], _end ?? Since(now));
        }
    }

    private void Name(string state, int version)
    {
        _versions[state] = version;
        if (_early.Remove(state, out var lessons))
        {
            lessons.ForEach(lesson => Insert(lesson with { Version = version }));
        }
    }

    private void Insert(Lesson lesson)
    {
        var lessons = lesson.Kind == LessonKind.Poll ? _pull : _push;
        var place = lessons.Count;
        while (place > 0 && lessons[place - 1].At > lesson.At)
        {
            place--;
        }

        lessons.Insert(place, lesson);
    }

    private TimeSpan Since(DateTimeOffset at) => at > _startedAt ? at - _startedAt : TimeSpan.Zero;
}
