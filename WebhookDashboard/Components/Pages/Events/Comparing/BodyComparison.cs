using WebhookDashboard.Components.Pages.Events.Comparing.Rows;
using WebhookDashboard.Differences;
using WebhookDashboard.Differences.Json;
using WebhookDashboard.Differences.Text;

namespace WebhookDashboard.Components.Pages.Events.Comparing;

/// <summary>Two bodies, compared: JSON by its structure, other text by line, anything else by its bytes.</summary>
public sealed class BodyComparison
{
    private BodyComparison(BodyRelation relation, ComparedBody left, ComparedBody right)
    {
        Relation = relation;
        IsCut = left.IsCut || right.IsCut;
    }

    public BodyRelation Relation { get; }

    /// <summary>Whether a body is longer than the part of it that was compared.</summary>
    public bool IsCut { get; }

    /// <summary>The lines of JSON or text that differs.</summary>
    public ComparedRows? Rows { get; private init; }

    /// <summary>Where binary bodies first differ, as an offset from 0.</summary>
    public int FirstDifference { get; private init; }

    /// <summary>The number of differences.</summary>
    public int Count => Rows?.Differences ?? (Relation == BodyRelation.Binary ? 1 : 0);

    internal static BodyComparison Of(LoadedEvent leftEvent, LoadedEvent rightEvent)
    {
        var (left, right) = (ComparedBody.Of(leftEvent), ComparedBody.Of(rightEvent));
        if (leftEvent.Body.AsSpan().SequenceEqual(rightEvent.Body))
        {
            return new BodyComparison(leftEvent.Body.Length == 0 ? BodyRelation.Empty : BodyRelation.Identical, left, right);
        }

        if (left.Bytes.Span.SequenceEqual(right.Bytes.Span))
        {
            return new BodyComparison(BodyRelation.SameContent, left, right);
        }

        if (left.Text is not { } leftText || right.Text is not { } rightText)
        {
            return new BodyComparison(BodyRelation.Binary, left, right) { FirstDifference = left.Bytes.Span.CommonPrefixLength(right.Bytes.Span) };
        }

        if (leftText.Span.SequenceEqual(rightText.Span))
        {
            return new BodyComparison(BodyRelation.SameContent, left, right);
        }

        return JsonDifference.Of(leftText, rightText) switch
        {
            null => new BodyComparison(BodyRelation.Text, left, right) { Rows = new TextRows(TextDifference.Of(leftText, rightText)) },
            { Kind: DifferenceKind.Same } => new BodyComparison(BodyRelation.SameJson, left, right),
            var whole => new BodyComparison(BodyRelation.Json, left, right) { Rows = new JsonRows(leftText, rightText, whole) },
        };
    }
}
