namespace WebhookDashboard.Compare;

/// <summary>
/// What happened in a run so far, as the parts of the run report it: from several threads, and not always in the order in
/// which it happened (a webhook can be here before the ledger's line about it).
/// </summary>
internal sealed class RunRecord(long initial, int productId, DateTimeOffset startedAt)
{
    private readonly Lock _gate = new();
    private readonly List<SourceChange> _changes = [];
    private readonly List<Lesson> _pull = [];
    private readonly List<Lesson> _push = [];
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Lesson>> _unknown = new(StringComparer.Ordinal);
    private readonly List<RunEntry> _journal = [];
    private TimeSpan? _end;

    public int ProductId => productId;

    public DateTimeOffset StartedAt => startedAt;

    public void Add(LedgerLine.Changed change)
    {
        lock (_gate)
        {
            if (_end is not null || change.Version != _changes.Count + 1)
            {
                return;
            }

            var made = new SourceChange(change.Version, change.Quantity, Since(change.At), change.Lost);
            _changes.Add(made);
            _journal.Add(new RunEntry(made, Lesson: null));
            _versions[change.MessageId] = change.Version;
            if (_unknown.Remove(change.MessageId, out var early))
            {
                early.ForEach(lesson => Insert(_push, lesson with { Version = change.Version }));
            }
        }
    }

    /// <summary>A webhook arrived.</summary>
    public void AddWebhook(string messageId, DateTimeOffset receivedAt, DateTimeOffset knownAt, long bytesIn, long bytesOut)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                return;
            }

            var lesson = new Lesson(
                LessonKind.Webhook, Since(receivedAt), Since(knownAt), _versions.GetValueOrDefault(messageId), bytesIn, bytesOut);
            if (_versions.ContainsKey(messageId))
            {
                Insert(_push, lesson);
            }
            else if (_unknown.TryGetValue(messageId, out var waiting))
            {
                waiting.Add(lesson);
            }
            else
            {
                _unknown.Add(messageId, [lesson]);
            }
        }
    }

    /// <summary>A poll, or a request that reconciles, has ended.</summary>
    /// <param name="version">Null when it failed.</param>
    public void AddRequest(
        LessonKind kind, DateTimeOffset askedAt, DateTimeOffset knownAt, int? version, long bytesIn, long bytesOut)
    {
        lock (_gate)
        {
            if (_end is null)
            {
                Insert(
                    kind == LessonKind.Poll ? _pull : _push,
                    new Lesson(kind, Since(askedAt), Since(knownAt), version, bytesIn, bytesOut));
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

    /// <summary>What was added after so many entries; in the order of becoming known, which is not always that of the times.</summary>
    public IReadOnlyList<RunEntry> After(int count)
    {
        lock (_gate)
        {
            return _journal[count..];
        }
    }

    public RunData Snapshot(DateTimeOffset now)
    {
        lock (_gate)
        {
            return new RunData(productId, startedAt, initial, [.. _changes], [.. _pull], [.. _push], _end ?? Since(now));
        }
    }

    private void Insert(List<Lesson> lessons, Lesson lesson)
    {
        _journal.Add(new RunEntry(Change: null, lesson));
        var place = lessons.Count;
        while (place > 0 && lessons[place - 1].At > lesson.At)
        {
            place--;
        }

        lessons.Insert(place, lesson);
    }

    private TimeSpan Since(DateTimeOffset at) => at > startedAt ? at - startedAt : TimeSpan.Zero;
}
