using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace WebhookDashboard.Differences.Json;

/// <summary>
/// The values of a JSON document as a list, in document order. Equal values have the same number: strings regardless of
/// escapes, numbers if they are written the same, objects regardless of the order of different keys. It works without
/// recursion, so depth costs memory and not stack: about 40 bytes for each value.
/// </summary>
internal sealed class IndexedJson
{
    private const int BytesInMember = 2 * sizeof(int);

    private readonly Vocabulary _vocabulary;
    private readonly List<IndexedValue> _values = [];
    private readonly Stack<int> _open = [];

    private IndexedJson(ReadOnlyMemory<byte> json, Vocabulary vocabulary)
    {
        Json = json;
        _vocabulary = vocabulary;
    }

    public ReadOnlyMemory<byte> Json { get; }

    public IndexedValue this[int index] => _values[index];

    /// <returns>Null if it is not one JSON value.</returns>
    public static IndexedJson? Read(ReadOnlyMemory<byte> json, Vocabulary vocabulary)
    {
        var read = new IndexedJson(json, vocabulary);
        try
        {
            read.ReadAll();
            return read;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool IsObject(int index) => Json.Span[_values[index].Start] == (byte)'{';

    public bool IsArray(int index) => Json.Span[_values[index].Start] == (byte)'[';

    public bool IsContainer(int index) => IsObject(index) || IsArray(index);

    public ReadOnlyMemory<byte> TextOf(int index) => Json.Slice(_values[index].Start, _values[index].Length);

    /// <summary>The direct values of an object or array, in order.</summary>
    public List<int> ChildrenOf(int index)
    {
        var children = new List<int>();
        for (var child = index + 1; child < _values[index].Next; child = _values[child].Next)
        {
            children.Add(child);
        }

        return children;
    }

    public JsonSlice Slice(int first, int last, int index, int count)
    {
        var (from, to) = (_values[first], _values[last]);
        var start = from.KeyLength > 0 ? from.KeyStart : from.Start;
        return new JsonSlice(start, to.Start + to.Length - start, from.KeyLength, from.Start, index, count);
    }

    private void ReadAll()
    {
        var bom = Json.Span.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var json = Json.Span[bom..];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Math.Max(1, json.Length) });
        var (keyStart, keyLength, key) = (0, 0, 0);
        while (reader.Read())
        {
            var start = bom + (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    (keyStart, keyLength) = (start, reader.ValueSpan.Length + 2);
                    key = NumberOfString(start, keyLength);
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    _open.Push(_values.Count);
                    _values.Add(new IndexedValue(keyStart, keyLength, key, start));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    Close(start + 1);
                    break;
                default:
                    var isString = reader.TokenType == JsonTokenType.String;
                    var length = reader.ValueSpan.Length + (isString ? 2 : 0);
                    _values.Add(new IndexedValue(keyStart, keyLength, key, start)
                    {
                        Length = length,
                        Number = isString ? NumberOfString(start, length) : _vocabulary.NumberOf(Json.Slice(start, length)),
                        Next = _values.Count + 1,
                    });
                    break;
            }

            (keyLength, key) = (0, 0);
        }
    }

    /// <summary>Includes the opening quote, so that a string differs from a number with the same digits.</summary>
    private int NumberOfString(int start, int length)
    {
        var text = Json.Slice(start, length - 1);
        return _vocabulary.NumberOf(text.Span.Contains((byte)'\\') ? JsonStrings.Unescape(text.Span) : text);
    }

    private void Close(int end)
    {
        var index = _open.Pop();
        _values[index] = _values[index] with { Length = end - _values[index].Start, Next = _values.Count };
        var children = ChildrenOf(index);
        if (IsObject(index))
        {
            // Of a repeated key, the order of the values counts.
            children.Sort((one, other) => (_values[one].Key, one).CompareTo((_values[other].Key, other)));
        }

        // No scalar begins with a bracket.
        var content = new byte[1 + (children.Count * BytesInMember)];
        content[0] = Json.Span[_values[index].Start];
        for (var i = 0; i < children.Count; i++)
        {
            var member = content.AsSpan(1 + (i * BytesInMember));
            BinaryPrimitives.WriteInt32LittleEndian(member, _values[children[i]].Key);
            BinaryPrimitives.WriteInt32LittleEndian(member[sizeof(int)..], _values[children[i]].Number);
        }

        _values[index] = _values[index] with { Number = _vocabulary.NumberOf(content) };
    }
}
