namespace WebhookDashboard.Components.Pages.Events.Histogram;

/// <summary>One bucket as it is drawn.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="Height">Its height in percent of the highest.</param>
/// <param name="Parts">The series that have events in it, from the bottom, each with its class and their number.</param>
/// <param name="Text">What it says, without its time.</param>
internal sealed record HistogramBar(DateTimeOffset From, DateTimeOffset To, string Height, IReadOnlyList<(string Class, long Events)> Parts, string Text);
