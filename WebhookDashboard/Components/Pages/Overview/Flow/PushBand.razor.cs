using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>Webhooks on their way: senders, endpoints, the log, and its readers.</summary>
public sealed partial class PushBand
{
    private const int Bars = 12;
    private const int LeastRows = 5;
    private const double HeadY = FlowShape.RowHeight / 2;

    [Parameter, EditorRequired]
    public PushFlow Flow { get; set; } = PushFlow.Empty;

    [Parameter]
    public IReadOnlyList<EventSummary> Newest { get; set; } = [];

    [Parameter]
    public long Head { get; set; }

    /// <summary>How many events are stored.</summary>
    [Parameter]
    public long Total { get; set; }

    /// <summary>The last batch that arrived while one watched.</summary>
    [Parameter]
    public FlowDot? Dot { get; set; }

    private int Height => Math.Max(
        Math.Max(Flow.Rows.Count, LeastRows) * FlowShape.RowHeight,
        Math.Max(Flow.Cursors.Count, Flow.Senders.Count) * FlowShape.NameHeight);

    private long Events => Flow.Rows.Sum(row => row.Events);

    private long Peak => Flow.Rows.SelectMany(row => row.PerMinute).DefaultIfEmpty().Max();

    /// <summary>The busiest line to where the batch arrived.</summary>
    private FlowLine? DotLine => Dot is { Row: >= 0 } dot
        ? Flow.Lines.Where(line => line.To == dot.Row).MaxBy(line => line.Share)
        : null;

    private string Summary =>
        $"Push: {Format.Count(Events, "webhook")} to {Format.Count(Flow.Endpoints, "endpoint")} in 15 minutes"
        + (Flow.Senders.Count > 0 ? $", sent by {string.Join(", ", Flow.Senders.Select(sender => sender.Name))}" : "")
        + $". All are in the log, whose head is {Format.Count(Head)}. "
        + string.Join(". ", Flow.Cursors.Select(cursor => $"{cursor.Name}: {cursor.Says}")) + ".";

    private static string Px(double value) => Format.Number(value) + "px";

    private double SenderY(int index) => FlowShape.Centre(index, Flow.Senders.Count, Height);

    private double CursorY(int index) => FlowShape.Centre(index, Flow.Cursors.Count, Height);

    /// <summary>A reader that is behind begins further down the log.</summary>
    private double CursorFrom(FlowCursor cursor) =>
        HeadY + (cursor.Behind == 0 ? 0 : Math.Min(1 + Math.Log2(cursor.Behind + 1), Bars) * (Height - HeadY) / (Bars + 2));

    private string LineOf(FlowLine line) => FlowShape.Curve(SenderY(line.From), FlowShape.RowCentre(line.To));

    /// <summary>By the size of the body: a kilobyte is half of the column.</summary>
    private static string Share(EventSummary one) =>
        Format.Number(Math.Clamp(10 + (13.3 * Math.Log10(one.BodySize + 1)), 10, 100));
}
