using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

internal sealed record HistogramSeriesOutput(
    [property: Description("A verdict, a type ('(none)' for events without one) or an endpoint's slug; 'other' for the rest.")] string Key,
    [property: Description("How many events each bucket has, oldest first.")] IReadOnlyList<long> Counts);
