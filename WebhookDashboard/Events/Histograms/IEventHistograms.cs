namespace WebhookDashboard.Events.Histograms;

/// <summary>Counts the events of a filter over time.</summary>
internal interface IEventHistograms
{
    /// <summary>
    /// Costs about the same in a log of any size. Where events must be tested one by one (sizes, repeats, texts, conditions),
    /// it counts the newest ones for two seconds, and <see cref="EventHistogram.SearchedTo"/> says how far it came.
    /// </summary>
    Task<EventHistogram> ReadAsync(HistogramRequest request, CancellationToken cancellationToken);
}
