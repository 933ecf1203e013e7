using WebhookDashboard.Signals;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>Tells open pages which part of what the consumer keeps has changed, so that they read that part again.</summary>
internal sealed class ConsumerChanges
{
    private static readonly ConsumerParts[] Parts = [.. Enum.GetValues<ConsumerParts>().Where(part => int.IsPow2((int)part))];

    private readonly Dictionary<ConsumerParts, ChangeSignal> _signals = Parts.ToDictionary(part => part, _ => new ChangeSignal());

    /// <summary>The number of subscriptions to single parts.</summary>
    public int Watchers => _signals.Values.Sum(signal => signal.Subscribers);

    /// <summary>Calls <paramref name="changed"/> with each of these parts when it changes, on the thread that changed it. It must be quick.</summary>
    public IDisposable Subscribe(ConsumerParts parts, Action<ConsumerParts> changed) =>
        new Subscription([.. PartsOf(parts).Select(part => _signals[part].Subscribe(() => changed(part)))]);

    public void Tell(ConsumerParts parts)
    {
        foreach (var part in PartsOf(parts))
        {
            _signals[part].Tell();
        }
    }

    private static IEnumerable<ConsumerParts> PartsOf(ConsumerParts parts) => Parts.Where(part => parts.HasFlag(part));

    private sealed class Subscription(IDisposable[] ofParts) : IDisposable
    {
        public void Dispose() => Array.ForEach(ofParts, one => one.Dispose());
    }
}
