using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Components.Pages.Send.Results;

/// <summary>One request that was sent, and its result.</summary>
/// <param name="Run">The click that it belongs to.</param>
/// <param name="Number">Starts at 1, in sending order.</param>
/// <param name="SentAt">When it was started.</param>
/// <param name="StartedStamp">The same on a monotonic clock.</param>
/// <param name="Result">The answer, or why there was none.</param>
public sealed record SendRow(SendRun Run, int Number, DateTimeOffset SentAt, long StartedStamp, SendResult Result)
{
    /// <summary>What went wrong, or where a redirect leads.</summary>
    public string Title { get; } = ProblemTitle.Of(Result);

    /// <summary>The event, once the live feed has delivered it.</summary>
    public EventSummary? Event { get; init; }

    /// <summary>
    /// The time from sending to the event's arrival through the live feed, in milliseconds; null if it has not arrived.
    /// </summary>
    public double? ArrivedAfterMs { get; init; }

    /// <summary>Whether the answer's headers and body were dropped.</summary>
    public bool IsAnswerDropped { get; private init; }

    public EventId? EventId => (Result as SendResult.Answered)?.EventId;

    public int? Status => (Result as SendResult.Answered)?.Status;

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The memory of the answer, in characters.</summary>
    internal int AnswerChars => Result is SendResult.Answered answered
        ? answered.Body.Length
            + answered.Headers.Sum(static line => line.Name.Length + line.Value.Length)
            + answered.Hops.Sum(static hop => hop.Location.Length)
        : 0;

    /// <summary>Returns the row without the answer's headers and body.</summary>
    internal SendRow WithoutAnswer() => Result is SendResult.Answered answered
        ? this with { Result = answered with { Headers = [], Body = "", Hops = [] }, IsAnswerDropped = true }
        : this;
}
