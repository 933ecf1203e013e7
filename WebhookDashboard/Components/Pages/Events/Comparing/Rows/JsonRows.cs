using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Differences;
using WebhookDashboard.Differences.Json;

namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>Two JSON documents as one tree: what differs within the brackets that it is in.</summary>
public sealed class JsonRows : ComparedRows
{
    /// <summary>How many lines of a value that only one side has are shown at first.</summary>
    public const int FirstLines = 40;

    /// <summary>A longer path is cut at its beginning.</summary>
    private const int MostSteps = 40;

    /// <summary>A shorter string is shown whole, before and after.</summary>
    private const int MinInline = 32;

    private const int OpenLine = -1;
    private const int CloseLine = -2;
    private const int ValueLine = -3;

    private readonly ReadOnlyMemory<byte> _left;
    private readonly ReadOnlyMemory<byte> _right;
    private readonly List<(JsonDifference Difference, int Depth, int Number)> _parts = [];
    private readonly List<JsonDifference> _differences = [];
    private readonly Dictionary<int, SliceLines> _lines = [];

    internal JsonRows(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right, JsonDifference whole)
    {
        (_left, _right) = (left, right);
        foreach (var (part, depth) in whole.All())
        {
            _parts.Add((part, depth, part.Counts ? _differences.Count : -1));
            if (part.Counts)
            {
                _differences.Add(part);
            }
        }

        Refresh();
    }

    public override int Differences => _differences.Count;

    public override int? NumberOf(ComparedRow row) => null;

    public override string FoldOf(ComparedRow fold)
    {
        var part = _parts[fold.Part / 2].Difference;
        if (part is not { Kind: DifferenceKind.Same, IsMoved: false })
        {
            return IsOpen(fold) ? "Show fewer lines" : Format.Count(fold.Line, "more line");
        }

        var hidden = Format.Count(part.Right.Count, part.Right.KeyLength > 0 ? "unchanged key" : "unchanged item");
        return IsOpen(fold) ? $"Hide {hidden}" : hidden;
    }

    public override string NameOf(int difference)
    {
        var part = _differences[difference];
        return part.IsMoved
            ? $"moved: {PathOf(part)}, from [{part.Left.Index}]"
            : $"{LineMarks.Word(LineMarks.Of(part.Kind))}: {PathOf(part)}";
    }

    public override IReadOnlyList<RowPart> TextOf(ComparedRow row)
    {
        var part = _parts[row.Part].Difference;
        switch (row.Line)
        {
            case OpenLine or CloseLine:
                var isArray = IsArray(part);
                var kind = row.Line == OpenLine
                    ? isArray ? JsonLineKind.OpenArray : JsonLineKind.OpenObject
                    : isArray ? JsonLineKind.CloseArray : JsonLineKind.CloseObject;
                var bracket = new JsonLine(kind, 0, part.Right.Start, row.Line == OpenLine ? part.Right.KeyLength : 0, 0, 0);
                return [.. row.Line == OpenLine ? PlaceOf(part) : [], .. Parts(JsonText.Of(_right.Span, bracket), null)];
            case ValueLine:
                return [.. PlaceOf(part), .. ChangeOf(part)];
            default:
                var lines = LinesOf(row.Part, isLeft: row.Mark == LineMark.Removed);
                var line = lines.Lines[row.Line];
                return
                [
                    .. row.Line == 0 && row.Mark != LineMark.Same ? PlaceOf(part) : [],
                    .. Parts(JsonText.Of(lines.Json, line), line.Class),
                ];
        }
    }

    protected override void Build()
    {
        var open = new Stack<int>();
        for (var index = 0; index < _parts.Count; index++)
        {
            var (part, depth, number) = _parts[index];
            Close(depth);
            switch (part.Kind)
            {
                case DifferenceKind.Same when part.IsMoved:
                    AddValue(LineMark.Moved, index, most: 1);
                    break;
                case DifferenceKind.Same:
                    AddSame(index);
                    break;
                case DifferenceKind.Added or DifferenceKind.Removed:
                    AddValue(LineMarks.Of(part.Kind), index, FirstLines);
                    break;
                case DifferenceKind.Changed when IsScalar(_left, part.Left) && IsScalar(_right, part.Right):
                    Add(new ComparedRow(LineMark.Changed, depth, number, index, ValueLine));
                    break;
                case DifferenceKind.Changed:
                    AddValue(LineMark.Removed, index, FirstLines);
                    AddValue(LineMark.Added, index, FirstLines);
                    break;
                default:
                    Add(new ComparedRow(part.IsMoved ? LineMark.Moved : LineMark.Same, depth, number, index, OpenLine));
                    open.Push(index);
                    break;
            }
        }

        Close(0);

        void Close(int depth)
        {
            while (open.TryPeek(out var inner) && _parts[inner].Depth >= depth)
            {
                Add(new ComparedRow(LineMark.Same, _parts[open.Pop()].Depth, -1, inner, CloseLine));
            }
        }
    }

    private static bool IsScalar(ReadOnlyMemory<byte> json, JsonSlice slice) =>
        slice.Count == 1 && json.Span[slice.ValueStart] is not ((byte)'{' or (byte)'[');

    private static IEnumerable<RowPart> Parts(JsonText text, string? name) =>
    [
        .. text.Key is { } key ? [new RowPart(key, "key"), new RowPart(": ")] : Array.Empty<RowPart>(),
        new RowPart(text.Value, name),
        .. text.Cut > 0 ? [new RowPart($"… {Format.Bytes(text.Cut)} more", "note")] : Array.Empty<RowPart>(),
    ];

    private static JsonLine LineOf(ReadOnlyMemory<byte> json, JsonSlice slice) => new(
        json.Span[slice.ValueStart] switch
        {
            (byte)'"' => JsonLineKind.Text,
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonLineKind.Number,
            _ => JsonLineKind.Word,
        },
        0, slice.Start, slice.KeyLength, slice.ValueStart, slice.ValueLength);

    private void AddValue(LineMark mark, int index, int most)
    {
        var (_, depth, number) = _parts[index];
        var lines = LinesOf(index, isLeft: mark == LineMark.Removed).Lines;
        AddLines(
            lines.Count, most, FoldNumber(index, mark), depth + 1,
            line => new ComparedRow(mark, depth + lines[line].Depth - 1, number, index, line));
    }

    private void AddSame(int index)
    {
        var (part, depth, _) = _parts[index];
        var fold = new ComparedRow(LineMark.Fold, depth, -1, FoldNumber(index, LineMark.Same), part.Right.Count);
        var isShown = IsScalar(_right, part.Right);
        if (!isShown)
        {
            Add(fold);
        }

        if (isShown || IsOpen(fold))
        {
            var lines = LinesOf(index, isLeft: false).Lines;
            for (var line = 0; line < lines.Count; line++)
            {
                Add(new ComparedRow(LineMark.Same, depth + lines[line].Depth - 1, -1, index, line));
            }
        }
    }

    private static int FoldNumber(int index, LineMark mark) => (2 * index) + (mark == LineMark.Removed ? 1 : 0);

    /// <summary>The lines of a part, from a copy of it in brackets of its own. Only parts that are shown have one.</summary>
    private SliceLines LinesOf(int index, bool isLeft)
    {
        var key = FoldNumber(index, isLeft ? LineMark.Removed : LineMark.Added);
        if (!_lines.TryGetValue(key, out var lines))
        {
            var part = _parts[index].Difference;
            _lines.Add(key, lines = isLeft ? SliceLines.Of(_left.Span, part.Left) : SliceLines.Of(_right.Span, part.Right));
        }

        return lines;
    }

    private bool IsArray(JsonDifference part) => _right.Span[part.Right.ValueStart] == (byte)'[';

    /// <summary>The index of an item of an array.</summary>
    private IEnumerable<RowPart> PlaceOf(JsonDifference part) =>
        part.Parent is not { } parent || !IsArray(parent) ? []
        : part.IsMoved ? [new RowPart($"[{part.Left.Index}] → [{part.Right.Index}] ", "place")]
        : [new RowPart($"[{(part.Kind == DifferenceKind.Removed ? part.Left : part.Right).Index}] ", "place")];

    private List<RowPart> ChangeOf(JsonDifference part)
    {
        var (left, right) = (LineOf(_left, part.Left), LineOf(_right, part.Right));
        var before = _left.Span.Slice(left.ValueStart, left.ValueLength);
        var after = _right.Span.Slice(right.ValueStart, right.ValueLength);
        var ends = CommonEnds.Of(before, after);
        List<RowPart> parts = JsonText.Of(_right.Span, right).Key is { } key ? [new RowPart(key, "key"), new RowPart(": ")] : [];
        if (before.Length > MinInline && left.Kind == JsonLineKind.Text && right.Kind == JsonLineKind.Text && ChangedText.IsSimilar(before, after, ends))
        {
            parts.AddRange(
            [
                .. ChangedText.Before(after, ends, right.Class),
                .. ChangedText.Marked(before, ends, right.Class, LineMark.Removed),
                .. ChangedText.Marked(after, ends, right.Class, LineMark.Added),
                .. ChangedText.After(after, ends, right.Class),
            ]);
        }
        else
        {
            parts.AddRange(
            [
                .. ChangedText.Whole(before, left.Class, LineMark.Removed),
                new RowPart(" → "),
                .. ChangedText.Whole(after, right.Class, LineMark.Added),
            ]);
        }

        return parts;
    }

    private string PathOf(JsonDifference part)
    {
        var steps = new List<string>();
        for (var at = part; at.Parent is { } parent && steps.Count < MostSteps; at = parent)
        {
            var (json, slice) = at.Kind == DifferenceKind.Removed ? (_left, at.Left) : (_right, at.Right);
            steps.Insert(0, IsArray(parent) ? $"[{slice.Index}]" : JsonPath.Step(JsonPath.Text(json.Span.Slice(slice.Start, slice.KeyLength))));
        }

        return (steps.Count < MostSteps ? "$" : "…") + string.Concat(steps);
    }
}
