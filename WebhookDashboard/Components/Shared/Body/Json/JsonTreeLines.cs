using System.Buffers;
using System.Text;
using WebhookDashboard.Bodies.CloudEvents;
using WebhookDashboard.Bodies.Forms;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Bodies.Values;
using WebhookDashboard.Components.Shared.Body.Tree;
using WebhookDashboard.Components.Shared.Body.Values;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>JSON as lines that fold: documents one after the other, CloudEvents, or the fields of a form.</summary>
public sealed class JsonTreeLines : ITreeLines
{
    /// <summary>
    /// The maximum number of lines of a body that is cut anyway: with them a page holds less than 4 MiB of it.
    /// </summary>
    public const int MaxLines = 65_536;

    /// <summary>The maximum number of characters of a type in a heading.</summary>
    private const int MaxType = 200;

    private readonly CloudEventBody? _events;
    private readonly Dictionary<int, CloudEvent> _binary = [];

    private JsonTreeLines(ReadOnlyMemory<byte> bytes, JsonLines lines, CloudEventBody? events = null)
    {
        Bytes = bytes;
        Lines = [.. lines.Lines];
        IsCut = lines.IsFull;
        _events = events;
    }

    /// <summary>The bytes that the lines refer to.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public IReadOnlyList<JsonLine> Lines { get; }

    public int Count => Lines.Count;

    public bool IsCut { get; }

    /// <param name="utf8">The text of the body, or its beginning.</param>
    /// <param name="isWhole">False for a beginning, which may end anywhere.</param>
    public static JsonTreeLines OfDocuments(ReadOnlyMemory<byte> utf8, bool isWhole)
    {
        var documents = JsonSequence.Read(utf8.Span, isWhole).Documents;
        var lines = new JsonLines(isWhole ? int.MaxValue : MaxLines);
        foreach (var (index, document) in documents.Index())
        {
            lines.Add(utf8.Span, document, isWhole || index < documents.Count - 1);
        }

        return new JsonTreeLines(utf8, lines);
    }

    /// <summary>A heading for each event, its attributes, then its data.</summary>
    public static JsonTreeLines OfEvents(ReadOnlyMemory<byte> utf8, CloudEventBody events)
    {
        var lines = new JsonLines();
        var binary = new Dictionary<int, CloudEvent>();
        foreach (var (index, one) in events.Events.Index())
        {
            if (CloudEventLines.Add(lines, utf8.Span, one.Range, index) is { } line && one.Binary is not null)
            {
                binary.Add(line, one);
            }
        }

        var result = new JsonTreeLines(utf8, lines, events);
        foreach (var (line, one) in binary)
        {
            result._binary.Add(line, one);
        }

        return result;
    }

    /// <summary>Each field on a line; below a field that holds JSON, its members.</summary>
    /// <param name="fields">The fields of the form.</param>
    /// <param name="isWhole">False for the fields of a beginning.</param>
    public static JsonTreeLines OfForm(IReadOnlyList<FormField> fields, bool isWhole)
    {
        var text = new ArrayBufferWriter<byte>();
        var ranges = fields.Select(field => (Key: Append(field.Name), Value: Append(field.Value), field.IsJson)).ToList();
        var bytes = text.WrittenSpan.ToArray();
        var lines = new JsonLines(isWhole ? int.MaxValue : MaxLines);
        foreach (var (key, value, isJson) in ranges)
        {
            if (isJson)
            {
                lines.Add(bytes, value, isWhole: true, key);
            }
            else
            {
                lines.Add(new JsonLine(JsonLineKind.Plain, 0, key.Start, key.Length, value.Start, value.Length));
            }
        }

        return new JsonTreeLines(bytes, lines);

        JsonRange Append(string value)
        {
            var start = text.WrittenCount;
            Encoding.UTF8.GetBytes(value, text);
            return new JsonRange(start, text.WrittenCount - start);
        }
    }

    public int CloseLine(int index) => Lines[index].CloseLine;

    public TreeLine At(int index)
    {
        var line = Lines[index];
        if (line.Kind == JsonLineKind.Heading)
        {
            return new TreeLine(0, HeadingOf(line.KeyStart)) { Class = line.Class, Folded = FoldedOf(line, index) };
        }

        var text = JsonText.Of(Bytes.Span, line);
        return new TreeLine(line.Depth, text.Value)
        {
            Key = text.Key,
            Between = text.Key is null ? "" : ": ",
            After = line.Comma ? "," : "",
            Class = line.Class,
            Cut = text.Cut,
            Mark = MarkOf(index),
            HasValue = line.Class is not null || line.Opens,
            Folded = FoldedOf(line, index),
            AfterFold = (line.Kind == JsonLineKind.OpenObject ? "}" : "]") + (line.CloseLine > index && Lines[line.CloseLine].Comma ? "," : ""),
        };
    }

    public TreeValue ValueAt(int index)
    {
        var value = new TreeValue(PathOf(index), TextOf(index));
        return _binary.TryGetValue(index, out var binary) ? value with { Decoded = DecodedValue.Of(binary) }
            : Lines[index].Kind is JsonLineKind.Text or JsonLineKind.Plain ? value with { Decoded = DecodedValue.Of(value.Text!) }
            : value;
    }

    private static string? FoldedOf(JsonLine line, int index)
    {
        var (one, many) = line.Kind == JsonLineKind.OpenArray ? ("item", "items") : ("key", "keys");
        return line.CloseLine > index ? TreeLine.Hidden(line.Children, one, many, line.CloseLine - index) : null;
    }

    private string HeadingOf(int number)
    {
        var type = _events!.Events[number].Attribute("type") is { } known ? $": {VisibleText.OfLine(known[..Math.Min(known.Length, MaxType)])}" : "";
        return _events.IsBatch ? $"CloudEvent {Format.Count(number + 1)} of {Format.Count(_events.Events.Count)}{type}" : $"CloudEvent{type}";
    }

    private string? MarkOf(int index)
    {
        var line = Lines[index];
        return _binary.ContainsKey(index) ? DecodedValue.MarkOf(EmbeddedKind.Base64)
            : line is { Kind: JsonLineKind.Text or JsonLineKind.Plain, ValueLength: <= DecodedValue.MaxMarked } ? DecodedValue.MarkIn(TextOf(index)!)
            : null;
    }

    private string PathOf(int index)
    {
        var line = Lines[index];
        if (line.Kind == JsonLineKind.Plain)
        {
            return Encoding.UTF8.GetString(Bytes.Span.Slice(line.KeyStart, line.KeyLength));
        }

        var path = JsonPath.Of(Bytes.Span, Lines, index);
        if (_events is { IsBatch: true })
        {
            while (Lines[index].Kind != JsonLineKind.Heading)
            {
                index--;
            }

            path = path.Insert(1, $"[{Lines[index].KeyStart}]");
        }

        return path;
    }

    /// <summary>The text of a string; of anything else, JSON.</summary>
    private string? TextOf(int index)
    {
        var line = Lines[index];
        return line.Kind switch
        {
            JsonLineKind.Heading => null,
            JsonLineKind.OpenObject or JsonLineKind.OpenArray => JsonFormatted.Of(Bytes.Span, Lines, index),
            JsonLineKind.Plain => Encoding.UTF8.GetString(Bytes.Span.Slice(line.ValueStart, line.ValueLength)),
            _ => JsonPath.Text(Bytes.Span.Slice(line.ValueStart, line.ValueLength)),
        };
    }
}
