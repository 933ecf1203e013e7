using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>
/// Splits a JSON body into lines: one value a line, each as it was written (no number is rounded). Without recursion, so
/// that depth costs memory and not the stack.
/// </summary>
public sealed class JsonLines
{
    private static readonly SearchValues<byte> BetweenTokens = SearchValues.Create(" \t\r\n,:"u8);

    private readonly List<JsonLine> _lines = [];
    private readonly Stack<Open> _open = [];

    private JsonLines()
    {
    }

    public IReadOnlyList<JsonLine> Lines => _lines;

    /// <summary>Null if everything was valid JSON.</summary>
    public JsonFault? Fault { get; private set; }

    /// <param name="body">The body or its beginning.</param>
    /// <param name="whole">False for a beginning, which may end anywhere.</param>
    public static JsonLines Read(ReadOnlySpan<byte> body, bool whole)
    {
        var bom = body.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var json = body[bom..];
        var result = new JsonLines();
        var options = new JsonReaderOptions { MaxDepth = Math.Max(1, json.Length) };
        var reader = new Utf8JsonReader(json, whole, new JsonReaderState(options));
        try
        {
            var (keyStart, keyLength) = result.ReadAll(ref reader, bom);
            if (!whole)
            {
                result.AddCutString(json, (int)reader.BytesConsumed, bom, keyStart, keyLength);
            }
        }
        catch (JsonException e)
        {
            result.Fault = Locate(json, e);
        }

        return result;
    }

    private static JsonFault Locate(ReadOnlySpan<byte> json, JsonException fault)
    {
        var line = fault.LineNumber ?? 0;
        var rest = json;
        for (var i = 0L; i < line; i++)
        {
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        }

        var bytes = (int)Math.Clamp(fault.BytePositionInLine ?? 0, 0, rest.Length);
        return new JsonFault(line + 1, Encoding.UTF8.GetCharCount(rest[..bytes]) + 1);
    }

    /// <returns>The key that still waits for its value, if the body was cut between them.</returns>
    private (int KeyStart, int KeyLength) ReadAll(ref Utf8JsonReader reader, int offset)
    {
        var (keyStart, keyLength) = (0, 0);
        while (reader.Read())
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
                    Add(new(JsonLineKind.Text, _open.Count, keyStart, keyLength, start, reader.ValueSpan.Length + 2));
                    break;
                default:
                    var kind = reader.TokenType == JsonTokenType.Number ? JsonLineKind.Number : JsonLineKind.Word;
                    Add(new(kind, _open.Count, keyStart, keyLength, start, reader.ValueSpan.Length));
                    break;
            }

            keyLength = 0;
        }

        return (keyStart, keyLength);
    }

    /// <summary>Adds the available part of a string in which the body was cut.</summary>
    private void AddCutString(ReadOnlySpan<byte> json, int from, int offset, int keyStart, int keyLength)
    {
        var found = json[from..].IndexOfAnyExcept(BetweenTokens);
        if (found >= 0 && json[from + found] == '"')
        {
            Add(new(JsonLineKind.Text, _open.Count, keyStart, keyLength, offset + from + found, json.Length - from - found));
        }
    }

    private void Begin(JsonLineKind kind, int keyStart, int keyLength)
    {
        Add(new(kind, _open.Count, keyStart, keyLength, 0, 0));
        _open.Push(new Open(_lines.Count - 1));
    }

    private void Add(JsonLine line)
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
            _lines[open.Line] = _lines[open.Line] with { Kind = empty };
            return;
        }

        _lines[open.Line] = _lines[open.Line] with { CloseLine = _lines.Count, Children = open.Children };
        _lines.Add(new JsonLine(closed, _open.Count, 0, 0, 0, 0));
    }

    private sealed class Open(int line)
    {
        public int Line => line;

        public int Children { get; set; }
    }
}
