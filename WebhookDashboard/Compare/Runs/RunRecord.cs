using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Compare.Runs;

/// <summary>
/// What happened in a run so far, as the parts of the run report it: from several threads, and not always in the order in
/// which it happened (a webhook can be here before the ledger's line about it).
/// </summary>
internal sealed class RunRecord
{
    /// <summary>
    /// The ledger is behind by milliseconds only. If more observations than this wait, somebody sends what the shop never
    /// sent, which is not part of the run.
    /// </summary>
    internal const int MostEarly = 200;

    private readonly Lock _gate = new();
    private readonly DateTimeOffset _startedAt;
    private readonly LedgerLine.Opened _opened;
    private readonly List<SourceChange> _changes = [];
    private readonly List<Observation> _pull = [];
    private readonly List<Observation> _push = [];

    /// <summary>Versions by what identifies a state: the id of its webhook, or its ETag.</summary>
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    /// <summary>Observations of states that the ledger does not contain yet.</summary>
    private readonly Dictionary<string, List<Observation>> _early = new(StringComparer.Ordinal);

    /// <summary>Sizes of the answers to webhooks that were not seen in the log yet.</summary>
    private readonly Dictionary<string, long> _answers = new(StringComparer.Ordinal);

    private TimeSpan? _end;

    public RunRecord(LedgerLine.Opened opened, DateTimeOffset startedAt)
    {
        _opened = opened;
        _startedAt = startedAt;
        _versions[opened.ETag] = 0;
    }

    public string ProductId => _opened.ProductId;

    /// <summary>Records a change at the shop. Ignores a line that is known already or arrives after the end.</summary>
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

    /// <summary>Records a request to the shop that has ended.</summary>
    /// <param name="kind">Why it asked.</param>
    /// <param name="etag">The tag of the state in the answer; null if the poll failed.</param>
    /// <param name="askedAt">When it began.</param>
    /// <param name="knownAt">When the copy knew.</param>
    /// <param name="bytesIn">The bytes received, heads included.</param>
    /// <param name="bytesOut">The bytes sent, heads included.</param>
    public void Add(
        ObservationKind kind, string? etag, DateTimeOffset askedAt, DateTimeOffset knownAt, long bytesIn, long bytesOut)
    {
        lock (_gate)
        {
            Add(etag, new Observation(kind, Since(askedAt), Since(knownAt), Version: null, bytesIn, bytesOut));
        }
    }

    /// <summary>Records a webhook that has arrived. The shop reports its answer (<see cref="LedgerLine.Answered"/>).</summary>
    public void AddWebhook(string messageId, EventSummary received, DateTimeOffset knownAt, long bytesIn)
    {
        lock (_gate)
        {
            _answers.Remove(messageId, out var bytesOut);
            Add(messageId, new Observation(
                ObservationKind.Webhook, Since(received.ReceivedAt), Since(knownAt), Version: null, bytesIn, bytesOut)
            {
                Sequence = received.Sequence, EventId = received.Id,
            });
        }
    }

    /// <summary>Records the answer to a webhook, which may arrive before the webhook is seen in the log.</summary>
    public void Add(LedgerLine.Answered line)
    {
        lock (_gate)
        {
            var (observations, version) = _versions.TryGetValue(line.MessageId, out var known)
                ? (_push, known)
                : (_early.GetValueOrDefault(line.MessageId, []), default(int?));
            var index = observations.FindLastIndex(
                one => one.Kind == ObservationKind.Webhook && one.Version == version && one.BytesOut == 0);
            if (_end is null && index >= 0)
            {
                observations[index] = observations[index] with { BytesOut = line.AnswerBytes };
            }
            else if (_end is null)
            {
                _answers[line.MessageId] = line.AnswerBytes;
            }
        }
    }

    /// <summary>Ends the record: nothing is added from here on.</summary>
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

    private void Add(string? state, Observation observation)
    {
        if (_end is not null)
        {
            return;
        }

        if (state is null)
        {
            Insert(observation);
        }
        else if (_versions.TryGetValue(state, out var version))
        {
            Insert(observation with { Version = version });
        }
        else if (_early.Values.Sum(waiting => waiting.Count) < MostEarly)
        {
            (_early.TryGetValue(state, out var waiting) ? waiting : _early[state] = []).Add(observation);
        }
    }

    private void Name(string state, int version)
    {
        _versions[state] = version;
        if (_early.Remove(state, out var observations))
        {
            observations.ForEach(observation => Insert(observation with { Version = version }));
        }
    }

    private void Insert(Observation observation)
    {
        var observations = observation.Kind == ObservationKind.Poll ? _pull : _push;
        var place = observations.Count;
        while (place > 0 && observations[place - 1].At > observation.At)
        {
            place--;
        }

        observations.Insert(place, observation);
    }

    private TimeSpan Since(DateTimeOffset at) => at > _startedAt ? at - _startedAt : TimeSpan.Zero;
}
