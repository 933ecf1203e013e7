using WebhookDashboard.Components.Pages.Events.Detail;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.Comparing;

/// <summary>A fact of two events, beside their headers and bodies.</summary>
public sealed record ComparedFact(string Name, string Left, string Right)
{
    public bool Differs => Left != Right;

    /// <summary>Those that at least one of the events has.</summary>
    public static IReadOnlyList<ComparedFact> Of(EventSummary left, EventSummary right) =>
        [.. All(left, right).Where(fact => fact.Left.Length + fact.Right.Length > 0)];

    private static ComparedFact[] All(EventSummary left, EventSummary right) =>
    [
        new("Endpoint", left.Endpoint.Value, right.Endpoint.Value),
        new("Type", left.EventType ?? "(no type)", right.EventType ?? "(no type)"),
        new("Method", left.Method, right.Method),
        new("Path", left.Path, right.Path),
        new("Query", left.Query, right.Query),
        new("From", left.RemoteAddress, right.RemoteAddress),
        new("Answer", AnswerOf(left), AnswerOf(right)),
        new("Verdict", VerdictOf(left), VerdictOf(right)),
    ];

    private static string AnswerOf(EventSummary summary) => summary.Answer is { } answer ? answer.Status + AnswerWords.Why(answer) : "";

    private static string VerdictOf(EventSummary summary) => summary.Signature.Verdict.ToString().ToLowerInvariant();
}
