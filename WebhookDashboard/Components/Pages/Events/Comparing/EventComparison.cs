using WebhookDashboard.Components.Pages.Events.Comparing.Rows;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Differences;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.Comparing;

/// <summary>Two events and how the right one differs from the left one. The differences are counted from the top of the page.</summary>
public sealed class EventComparison
{
    private readonly List<string> _names;

    private EventComparison(StoredEvent left, StoredEvent right, BodyComparison body)
    {
        (Left, Right, Body) = (left.Summary, right.Summary, body);
        Facts = ComparedFact.Of(left.Summary, right.Summary);
        Headers = HeaderDifference.Of(left.Headers, right.Headers);
        Trailers = HeaderDifference.Of(left.Trailers, right.Trailers);
        _names =
        [
            .. Facts.Where(fact => fact.Differs).Select(fact => $"changed: {fact.Name}"),
            .. NamesOf(Headers, "header"),
            .. NamesOf(Trailers, "trailer"),
        ];
    }

    public EventSummary Left { get; }

    public EventSummary Right { get; }

    public IReadOnlyList<ComparedFact> Facts { get; }

    public IReadOnlyList<HeaderDifference> Headers { get; }

    public IReadOnlyList<HeaderDifference> Trailers { get; }

    public BodyComparison Body { get; }

    /// <summary>How long after the left event the right one was received, in words; null if the time between them is short.</summary>
    public string? Apart => (Right.ReceivedAt - Left.ReceivedAt) switch
    {
        { TotalSeconds: >= 1 } later => $"{Format.Ago(later)} later",
        { TotalSeconds: <= -1 } earlier => $"{Format.Ago(-earlier)} earlier",
        _ => null,
    };

    /// <summary>The number of all differences.</summary>
    public int Count => _names.Count + Body.Count;

    /// <summary>The number of the first header that differs.</summary>
    public int FirstOfHeaders => Facts.Count(fact => fact.Differs);

    /// <summary>The number of the first trailer that differs.</summary>
    public int FirstOfTrailers => FirstOfHeaders + Headers.Count(header => header.Kind != DifferenceKind.Same);

    /// <summary>The number of the body's first difference.</summary>
    public int FirstOfBody => _names.Count;

    /// <summary>Compares them. With large bodies that takes some tenths of a second.</summary>
    internal static EventComparison Of(LoadedEvent left, LoadedEvent right) =>
        new(left.Stored, right.Stored, BodyComparison.Of(left, right));

    /// <summary>A difference in a few words.</summary>
    public string NameOf(int difference) =>
        difference < FirstOfBody ? _names[difference] : Body.Rows?.NameOf(difference - FirstOfBody) ?? "changed: the body";

    /// <summary>The row of a difference among those of the body; −1 if it is not one of them.</summary>
    public int RowOf(int difference) => difference < FirstOfBody ? -1 : Body.Rows?.RowOf(difference - FirstOfBody) ?? -1;

    private static IEnumerable<string> NamesOf(IReadOnlyList<HeaderDifference> headers, string what) => headers
        .Where(header => header.Kind != DifferenceKind.Same)
        .Select(header => $"{LineMarks.Word(LineMarks.Of(header.Kind))}: {what} {header.Name}");
}
