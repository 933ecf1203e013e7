using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Quality.Reports;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Quality;

/// <summary>Builds reports of quality about the day before <see cref="AnEvent.SomeTime"/>.</summary>
internal static class AReport
{
    public static readonly QualityRange Day = QualityRange.Last(TimeSpan.FromDays(1), AnEvent.SomeTime);

    /// <summary>An endpoint that never received anything.</summary>
    public static QualityReport Empty(string slug) => new(
        EndpointSlug.Parse(slug),
        Day.From,
        Day.To,
        Day.Level.Seconds,
        Events: 0,
        new Dictionary<Verdict, long>(),
        new RepeatFigures(0, 0, 0),
        new OrderFigures(0, 0),
        new LagFigures(0, MedianMs: null, P95Ms: null, ShortestMs: null, LongestMs: null, []),
        new RhythmFigures(UsualMs: null, LongestMs: null, LastReceivedAt: null, SilentMs: null),
        Steps: [],
        Shapes: [],
        HasMoreTypes: false,
        Behind: 0,
        Findings: []);

    /// <summary>An endpoint with events in one step.</summary>
    public static QualityReport Of(string slug, long events) => Empty(slug) with
    {
        Events = events,
        Verdicts = new Dictionary<Verdict, long> { [Verdict.Valid] = events },
        Rhythm = new RhythmFigures(UsualMs: 300_000, LongestMs: 400_000, AnEvent.SomeTime.AddMinutes(-5), SilentMs: null),
        Steps = [Step(events)],
    };

    public static QualityStep Step(long events) => new(
        Day.From.AddHours(3), events, new Dictionary<Verdict, long> { [Verdict.Valid] = events }, 0, 0, 0, 0, MedianLagMs: null, P95LagMs: null, LongestGapMs: 0);
}
