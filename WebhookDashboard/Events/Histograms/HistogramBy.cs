using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Histograms;

/// <summary>What the series of a histogram stand for.</summary>
public enum HistogramBy
{
    /// <summary>The result of the signature check.</summary>
    Verdict,

    /// <summary>The event type; <see cref="EventFilter.NoTypeText"/> for events without one.</summary>
    Type,

    /// <summary>The endpoint's slug.</summary>
    Endpoint,
}
