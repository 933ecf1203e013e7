using System.Buffers;
using System.Text.Json;
using WebhookDashboard.Bodies.Json;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>
/// Splits JSON documents into lines: one value a line, each as it was written (no number is rounded). Without recursion, so
/// that depth costs memory and not the stack.
/// </summary>
/// <param name="most">The maximum number of lines.</param>
public sealed class JsonLines(int most = int.MaxValue)
{
    private static readonly SearchValues<byte> BetweenTokens = SearchValues.Create(" \t\r\n,:"u8);

    private readonly List<JsonLine> _lines = [];
    private readonly Stack<Open> _open = [];

    public IReadOnlyList<JsonLine> Lines => _lines;

    /// <summary>Whether there are more lines.</summary>
    public bool IsFull => _lines.Count >= most;

    /// <summary>Adds a document.</summary>
    /// <param name="bytes">The bytes that the lines refer to.</param>
    /// <param name="range">The document in them.</param>
    /// <param name="isWhole">False for the beginning of a document, which may end anywhere.</param>
    /// <param name="key">The name of the document in the bytes, if it has one.</param>
    public void Add(ReadOnlySpan<byte> bytes, JsonRange range, bool isWhole = true, JsonRange key = default)
    {
        var json = bytes.Slice(range.Start, range.Length);
        var options = new JsonReaderOptions { MaxDepth = Math.Max(1, json.Length) };
        var reader = new Utf8JsonReader(json, isWhole, new JsonReaderState(options));
        try
        {
            var (keyStart, keyLength) = ReadAll(ref reader, range.Start, key);
            if (!isWhole && !IsFull)
            {
                AddCutString(json, (int)reader.BytesConsumed, range.Start, keyStart, keyLength);
            }
        }
        catch (JsonException)
        {
            // The lines before the fault stay.
        }

        _open.Clear();
    }

    /// <summary>Adds a line that is not JSON.</summary>
    public void Add(JsonLine line) => _lines.Add(line);

    /// <summary>Adds a member of another document, without the comma behind it.</summary>
    /// <param name="source">The lines of that document.</param>
    /// <param name="first">The first line of the member.</param>
    /// <param name="last">Its last line.</param>
    public void Add(IReadOnlyList<JsonLine> source, int first, int last)
    {
        var moved = _lines.Count - first;
        for (var i = first; i <= last; i++)
        {
            var line = source[i] with { Comma = source[i].Comma && i < last };
            _lines.Add(line.CloseLine < 0 ? line : line.Until(line.CloseLine + moved, line.Children));
        }
    }

    /// <summary>Says where what a line opened ends: at the last line so far.</summary>
    public void Close(int line, int children) => _lines[line] = _lines[line].Until(_lines.Count - 1, children);

    /// <returns>The key that still waits for its value, if the document was cut between them.</returns>
    private (int KeyStart, int KeyLength) ReadAll(ref Utf8JsonReader reader, int offset, JsonRange key)
    {
        var (keyStart, keyLength) = (key.Start, key.Length);
        while (!IsFull && reader.Read())
        {
            var start = offset + (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    (keyStart, keyLength) = (start, reader.ValueSpan.Length + 2);
                    continue;
                case JsonTokenType.StartObject:
                    Begin(JsonLineKind.OpenObject, keyStart, keyLength);
                    break;
                case JsonTokenType.StartArray:
                    Begin(JsonLineKind.OpenArray, keyStart, keyLength);
                    break;
                case JsonTokenType.EndObject:
                    End(JsonLineKind.CloseObject, JsonLineKind.EmptyObject);
                    break;
                case JsonTokenType.EndArray:
                    End(JsonLineKind.CloseArray, JsonLineKind.EmptyArray);
                    break;
                case JsonTokenType.String:
                    AddValue(new(JsonLineKind.Text, _open.Count, keyStart, keyLength, start, reader.ValueSpan.Length + 2));
                    break;
                default:
                    var kind = reader.TokenType == JsonTokenType.Number ? JsonLineKind.Number : JsonLineKind.Word;
                    AddValue(new(kind, _open.Count, keyStart, keyLength, start, reader.ValueSpan.Length));
                    break;
            }

            keyLength = 0;
        }

        return (keyStart, keyLength);
    }

    /// <summary>Adds the available part of a string in which the document was cut.</summary>
    private void AddCutString(ReadOnlySpan<byte> json, int from, int offset, int keyStart, int keyLength)
    {
        var found = json[from..].IndexOfAnyExcept(BetweenTokens);
        if (found >= 0 && json[from + found] == '"')
        {
            AddValue(new(JsonLineKind.Text, _open.Count, keyStart, keyLength, offset + from + found, json.Length - from - found));
        }
    }

    private void Begin(JsonLineKind kind, int keyStart, int keyLength)
    {
        AddValue(new(kind, _open.Count, keyStart, keyLength, 0, -1));
        _open.Push(new Open(_lines.Count - 1));
    }

    private void AddValue(JsonLine line)
    {
        if (_open.TryPeek(out var parent))
        {
            if (parent.Children++ > 0)
            {
                _lines[^1] = _lines[^1] with { Comma = true };
            }
        }

        _lines.Add(line);
    }

    private void End(JsonLineKind closed, JsonLineKind empty)
    {
        var open = _open.Pop();
        if (open.Children == 0)
        {
            _lines[open.Line] = _lines[open.Line] with { Kind = empty, ValueLength = 0 };
            return;
        }

        _lines.Add(new JsonLine(closed, _open.Count, 0, 0, 0, 0));
        Close(open.Line, open.Children);
    }

    private sealed class Open(int line)
    {
        public int Line => line;

        public int Children { get; set; }
    }
}
