using WebhookDashboard.Signals;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>Signals that the consumer's data changed: an order, a stock, a mail… Open pages then read again.</summary>
internal sealed class ConsumerChanges
{
    private readonly ChangeSignal _signal = new();

    /// <summary>The number of subscribers.</summary>
    public int Watchers => _signal.Subscribers;

    /// <inheritdoc cref="ChangeSignal.Subscribe" />
    public IDisposable Subscribe(Action changed) => _signal.Subscribe(changed);

    public void Tell() => _signal.Tell();
}
