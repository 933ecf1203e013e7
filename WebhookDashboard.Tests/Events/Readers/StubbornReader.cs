using WebhookDashboard.Domain;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Tests.Events.Readers;

/// <summary>Has its own policy for events on which it throws.</summary>
internal sealed class StubbornReader(Func<int, HandlingOutcome> atFault) : MarkingReader, IEventReader
{
    /// <summary>The attempt numbers that the engine passed.</summary>
    public List<int> Attempts { get; } = [];

    public HandlingOutcome OnFault(WholeEvent received, Exception fault, int attempt)
    {
        Attempts.Add(attempt);
        return atFault(attempt);
    }
}
