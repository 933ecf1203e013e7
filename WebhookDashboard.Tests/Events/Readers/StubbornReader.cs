using WebhookDashboard.Domain;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Tests.Events.Readers;

/// <summary>Has a policy of its own for the events that it throws at.</summary>
internal sealed class StubbornReader(Func<int, HandlingOutcome> atFault) : MarkingReader, ILogReader
{
    /// <summary>The numbers of the attempts, as the engine told them.</summary>
    public List<int> Attempts { get; } = [];

    public HandlingOutcome OnFault(WholeEvent received, Exception fault, int attempt)
    {
        Attempts.Add(attempt);
        return atFault(attempt);
    }
}
