using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Pull;

/// <summary>Remembers the last answer of each address, to tell whether the next one is new. Not thread-safe.</summary>
internal sealed class LastAnswers
{
    /// <summary>As many addresses as the log can hold; the one that was answered longest ago is forgotten first.</summary>
    private const int Most = IExchangeLog.Most;

    private readonly OrderedDictionary<(string Source, string Url), string> _hashes = [];

    /// <summary>
    /// Compares a call with the last usable answer of its address. Only a <c>GET</c> is compared: a <c>HEAD</c> has no body,
    /// and the answer to any other method describes its own effect.
    /// </summary>
    public Told? Judge(Exchange call)
    {
        if (call.Outcome == PullOutcome.NotModified)
        {
            return Told.NothingNew;
        }

        if (call.AnswerHash is not { } hash)
        {
            return null;
        }

        var isKnown = _hashes.Remove((call.Source, call.Url), out var last) && last == hash;
        Add(call, hash);
        return isKnown ? Told.NothingNew : Told.New;
    }

    /// <summary>Adds what was answered before this process began.</summary>
    /// <param name="calls">Newest first.</param>
    public void AddEarlier(IEnumerable<Exchange> calls)
    {
        var last = calls.Where(call => call.AnswerHash is not null).DistinctBy(call => (call.Source, call.Url)).Reverse().ToList();
        foreach (var call in last.Where(call => !_hashes.ContainsKey((call.Source, call.Url))))
        {
            Add(call, call.AnswerHash!);
        }
    }

    private void Add(Exchange call, string hash)
    {
        _hashes.Add((call.Source, call.Url), hash);
        if (_hashes.Count > Most)
        {
            _hashes.RemoveAt(0);
        }
    }
}
