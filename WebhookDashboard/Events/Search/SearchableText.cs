using System.Buffers;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Json;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// The text of events for the index, without letter case: path, query, headers, body, the strings of a JSON body that are
/// written with escapes, without these, and marks of its numbers. It holds whatever <see cref="EventMatcher"/> could find, or the mark
/// <see cref="SearchMark.Long"/>.
/// </summary>
internal sealed class SearchableText
{
    /// <summary>
    /// The most that is indexed of one event. Longer texts hold most trigrams anyway, and would keep the database's writer
    /// waiting.
    /// </summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>How many different numbers of one event are marked.</summary>
    public const int MostNumbers = 500;

    private const int PieceBytes = 8 * 1024;

    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly Func<ReadOnlySpan<byte>, bool> _appendLine; // Made once, not for each event.
    private readonly HashSet<uint> _numbers = [];
    private int _end;
    private bool _isCut;

    public SearchableText() => _appendLine = AppendLine;

    /// <summary>The length of all texts since <see cref="Clear"/>.</summary>
    public int Length => _text.WrittenCount;

    public void Clear() => _text.ResetWrittenCount();

    /// <summary>Adds the text of an event.</summary>
    /// <returns>Where it is; see <see cref="Read"/>.</returns>
    public Range Add(WholeEvent whole)
    {
        var start = Begin(whole.Summary);
        Append(Encoding.UTF8.GetBytes(whole.Summary.Path));
        Append(Encoding.UTF8.GetBytes(whole.Summary.Query));
        EventMatcher.AnyLine(whole.Headers, _appendLine);
        EventMatcher.AnyLine(whole.Trailers, _appendLine);
        var body = EventText.Of(whole.Summary.ContentType, whole.Headers, whole.Body).Span;
        Append(body);
        AppendJson(body);
        AppendNumbers();
        return End(start);
    }

    /// <summary>Adds only the marks of an event, so that it is always a candidate.</summary>
    public Range AddMarks(EventSummary summary)
    {
        var start = Begin(summary);
        _isCut = true;
        return End(start);
    }

    public ReadOnlySpan<byte> Read(Range text) => _text.WrittenSpan[text];

    private int Begin(EventSummary summary)
    {
        var start = _text.WrittenCount;
        (_end, _isCut) = (start + MaxBytes, false);
        _numbers.Clear();
        foreach (var mark in SearchMark.Of(summary))
        {
            AppendMark(mark);
        }

        return start;
    }

    private Range End(int start)
    {
        if (_isCut)
        {
            AppendMark(SearchMark.Long);
        }

        return start.._text.WrittenCount;
    }

    private void AppendMark(string mark)
    {
        Encoding.UTF8.GetBytes(mark, _text);
        AppendBreak();
    }

    private bool AppendLine(ReadOnlySpan<byte> line)
    {
        Append(line);
        return false;
    }

    private void Append(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty && !_isCut)
        {
            var piece = utf8[..Math.Min(utf8.Length, PieceBytes)];
            CaseFolding.Fold(
                piece, _text.GetSpan(piece.Length * CaseFolding.Growth), isEnd: piece.Length == utf8.Length, out var read, out var written);
            _text.Advance(written);
            utf8 = utf8[read..];
            _isCut = _text.WrittenCount > _end;
        }

        AppendBreak();
    }

    private void AppendBreak() => _text.Write("\n"u8);

    /// <summary>Adds the strings that have escapes, in quotes like those that have none, and collects the numbers.</summary>
    private void AppendJson(ReadOnlySpan<byte> body)
    {
        try
        {
            while (!body.IsEmpty && !_isCut)
            {
                if (WhereTest.TakeDocuments(ref body) is var documents && WhereTest.MayBeJson(documents))
                {
                    AppendValues(documents);
                }
            }
        }
        catch (JsonException)
        {
            // It is not JSON from here on; a condition does not see more of it either.
        }
    }

    private void AppendValues(ReadOnlySpan<byte> documents)
    {
        var reader = new Utf8JsonReader(documents, WhereTest.Options);
        while (!_isCut && reader.Read())
        {
            // No condition is met by a string that can't be read.
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && JsonStringText.IsText(reader))
            {
                AppendString(reader);
            }
            else if (reader.TokenType == JsonTokenType.Number && _numbers.Count <= MostNumbers)
            {
                _numbers.Add(JsonDecimal.HashOf(reader.ValueSpan));
            }
        }
    }

    /// <summary>Without breaks between them: each would be one more entry of the index.</summary>
    private void AppendNumbers()
    {
        foreach (var hash in _numbers.Take(MostNumbers))
        {
            Encoding.UTF8.GetBytes(SearchMark.OfNumber(hash), _text);
        }

        AppendMark(_numbers.Count > MostNumbers ? SearchMark.ManyNumbers : "");
    }

    private void AppendString(in Utf8JsonReader reader)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length + 2);
        buffer[0] = (byte)'"';
        var length = reader.CopyString(buffer.AsSpan(1));
        buffer[length + 1] = (byte)'"';
        Append(buffer.AsSpan(0, length + 2));
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
