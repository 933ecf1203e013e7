using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Layout.Status;

/// <summary>
/// What the page at hand says of its own view, for <see cref="LiveStatus"/>: a page that can be held still sets
/// <see cref="IsPaused"/>, and clears it when it goes. One for each circuit.
/// </summary>
internal sealed class LiveView
{
    private bool _isPaused;

    /// <summary>Told on the circuit's thread.</summary>
    internal ChangeSignal Changed { get; } = new();

    public bool IsPaused
    {
        get => _isPaused;
        set
        {
            if (_isPaused != value)
            {
                _isPaused = value;
                Changed.Tell();
            }
        }
    }
}
