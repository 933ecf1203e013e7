using System.Diagnostics.Metrics;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Counts the connections over <see cref="ServerLimits.MaxConnections"/>, which Kestrel closes before any other code sees them.
/// Only its metrics tell of them.
/// </summary>
internal sealed class RejectedConnections : IDisposable
{
    private readonly MeterListener _listener = new();

    public RejectedConnections(RefusalCounter refusals, IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "kestrel.rejected_connections" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => refusals.Count(default, StatusCodes.Status503ServiceUnavailable));
    }

    public void Start() => _listener.Start();

    public void Dispose() => _listener.Dispose();
}
