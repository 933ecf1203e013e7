using WebhookDashboard.Components.Shared;
using WebhookDashboard.Differences;
using WebhookDashboard.Differences.Text;

namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>Two texts by line: what was removed before what was added, with a few lines around.</summary>
public sealed class TextRows : ComparedRows
{
    /// <summary>How many lines are shown on either side of a difference.</summary>
    public const int Context = 3;

    /// <summary>How many lines of a block are shown at first, on each side.</summary>
    public const int FirstLines = 200;

    private const int FoldsInBlock = 3;
    private const int RemovedFold = 1;
    private const int AddedFold = 2;

    private readonly TextDifference _difference;
    private readonly bool _endsDiffer;

    internal TextRows(TextDifference difference)
    {
        _difference = difference;
        _endsDiffer = EndsWithBreak(difference.Left) != EndsWithBreak(difference.Right);
        Refresh();
    }

    public override int Differences => _difference.Blocks.Count;

    public override int? NumberOf(ComparedRow row) => row.Line + 1;

    public override IReadOnlyList<RowPart> TextOf(ComparedRow row)
    {
        var isLeft = row.Mark == LineMark.Removed;
        var text = (isLeft ? _difference.Left : _difference.Right)[row.Line].Span;
        var hasBreak = text.EndsWith("\n"u8);
        text = hasBreak ? text[..^1] : text;
        if (row.Mark == LineMark.Same)
        {
            return [.. ChangedText.Whole(text.TrimEnd((byte)'\r'), null, LineMark.Same)];
        }

        var hasReturn = text.EndsWith("\r"u8);
        text = hasReturn ? text[..^1] : text;
        return
        [
            .. PartnerOf(row) is { } partner ? Emphasized(text, Trimmed(partner.Span), row.Mark) : ChangedText.Whole(text, null, LineMark.Same),
            .. hasReturn ? [new RowPart("␍", "note")] : Array.Empty<RowPart>(),
            .. hasBreak || !_endsDiffer ? [] : new RowPart[] { new(" no line break", "note") },
        ];
    }

    public override string FoldOf(ComparedRow fold) => (fold.Part % FoldsInBlock, IsOpen(fold)) switch
    {
        (0, true) => $"Hide {Format.Count(fold.Line, "unchanged line")}",
        (0, false) => Format.Count(fold.Line, "unchanged line"),
        (_, true) => "Show fewer lines",
        (_, false) => Format.Count(fold.Line, "more line"),
    };

    public override string NameOf(int difference)
    {
        var block = _difference.Blocks[difference];
        return block switch
        {
            { LeftCount: 0 } => $"added: {Lines(block.RightStart, block.RightCount)}",
            { RightCount: 0 } => $"removed: {Lines(block.LeftStart, block.LeftCount)}",
            _ => $"changed: {Lines(block.LeftStart, block.LeftCount)}",
        };
    }

    protected override void Build()
    {
        var next = 0;
        foreach (var (index, block) in _difference.Blocks.Index())
        {
            AddSame(next, block.RightStart, index);
            AddLines(
                block.LeftCount, FirstLines, (index * FoldsInBlock) + RemovedFold, 0,
                line => new ComparedRow(LineMark.Removed, 0, index, index, block.LeftStart + line));
            AddLines(
                block.RightCount, FirstLines, (index * FoldsInBlock) + AddedFold, 0,
                line => new ComparedRow(LineMark.Added, 0, index, index, block.RightStart + line));
            next = block.RightEnd;
        }

        AddSame(next, _difference.Right.Count, Differences);
    }

    private static string Lines(int start, int count) =>
        count == 1 ? $"line {Format.Count(start + 1)}" : $"lines {Format.Count(start + 1)} to {Format.Count(start + count)}";

    private static bool EndsWithBreak(IndexedText text) => text.Count > 0 && text[text.Count - 1].Span.EndsWith("\n"u8);

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line) => line.TrimEnd("\r\n"u8);

    private static IEnumerable<RowPart> Emphasized(ReadOnlySpan<byte> text, ReadOnlySpan<byte> partner, LineMark mark)
    {
        var ends = CommonEnds.Of(text, partner);
        return ChangedText.IsSimilar(text, partner, ends)
            ? [.. ChangedText.Before(text, ends, null), .. ChangedText.Marked(text, ends, null, mark), .. ChangedText.After(text, ends, null)]
            : ChangedText.Whole(text, null, LineMark.Same);
    }

    /// <summary>The line of the other side in the same place of its block; null if there is none.</summary>
    private ReadOnlyMemory<byte>? PartnerOf(ComparedRow row)
    {
        var block = _difference.Blocks[row.Part];
        var isLeft = row.Mark == LineMark.Removed;
        var place = row.Line - (isLeft ? block.LeftStart : block.RightStart);
        if (place >= (isLeft ? block.RightCount : block.LeftCount))
        {
            return null;
        }

        return isLeft ? _difference.Right[block.RightStart + place] : _difference.Left[block.LeftStart + place];
    }

    private void AddSame(int from, int to, int index)
    {
        var before = Math.Min(index == 0 ? 0 : Context, to - from);
        var after = Math.Min(index == Differences ? 0 : Context, to - from - before);
        Lines(from, from + before);
        var (first, last) = (from + before, to - after);
        if (last - first <= 1)
        {
            Lines(first, last);
        }
        else
        {
            var fold = new ComparedRow(LineMark.Fold, 0, -1, index * FoldsInBlock, last - first);
            Add(fold);
            if (IsOpen(fold))
            {
                Lines(first, last);
            }
        }

        Lines(last, to);

        void Lines(int start, int end)
        {
            for (var line = start; line < end; line++)
            {
                Add(new ComparedRow(LineMark.Same, 0, -1, -1, line));
            }
        }
    }
}
