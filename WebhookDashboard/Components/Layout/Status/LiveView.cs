using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Layout.Status;

/// <summary>
/// The current page's own state, for <see cref="LiveStatus"/>: a page that can be paused sets <see cref="IsPaused"/>, and
/// clears it when it is closed. There is one for each circuit.
/// </summary>
internal sealed class LiveView
{
    private bool _isPaused;

    /// <summary>Signalled on the circuit's thread.</summary>
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
