using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Quality.Reports;

/// <summary>
/// How the senders of an endpoint deliver. It counts what was received, also if the events are deleted since: by the minute for two
/// days, by the quarter of an hour for eight days, by two hours for 90 days.
/// </summary>
/// <param name="Endpoint">The endpoint's slug.</param>
/// <param name="From">The start of the report's time, in whole steps.</param>
/// <param name="To">Its end; the last step may still be running.</param>
/// <param name="StepSeconds">The length of a step: 60, 900 or 7200 seconds.</param>
/// <param name="Events">How many events arrived.</param>
/// <param name="Verdicts">How many of them have each verdict; verdicts without events are left out.</param>
/// <param name="Repeats">What was sent more than once.</param>
/// <param name="Order">What arrived in another order than it happened.</param>
/// <param name="Lag">The time from event to receipt.</param>
/// <param name="Rhythm">How regularly events arrive.</param>
/// <param name="Steps">Oldest first; steps without events are left out.</param>
/// <param name="Shapes">The fields of the JSON payloads by type, up to 50 types, the last received first. They are kept for 90 days after the last event.</param>
/// <param name="HasMoreTypes">Whether the endpoint has more types than the 50 that are followed.</param>
/// <param name="Behind">How many events of the log, of any endpoint, are not counted yet: the newest ones.</param>
/// <param name="Findings">What is unusual, newest first, at most 200.</param>
public sealed record QualityReport(
    EndpointSlug Endpoint,
    DateTimeOffset From,
    DateTimeOffset To,
    int StepSeconds,
    long Events,
    IReadOnlyDictionary<Verdict, long> Verdicts,
    RepeatFigures Repeats,
    OrderFigures Order,
    LagFigures Lag,
    RhythmFigures Rhythm,
    IReadOnlyList<QualityStep> Steps,
    IReadOnlyList<PayloadShape> Shapes,
    bool HasMoreTypes,
    long Behind,
    IReadOnlyList<Finding> Findings);
