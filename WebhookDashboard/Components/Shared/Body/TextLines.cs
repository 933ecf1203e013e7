using System.Text;
using WebhookDashboard.Bodies;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>
/// Splits a body's text into rows: a row ends at each line break, and a longer line continues in further rows, so that no
/// row is large.
/// </summary>
public sealed class TextLines
{
    /// <summary>The maximum number of bytes in a row.</summary>
    public const int MaxRowBytes = 500;

    private readonly ReadOnlyMemory<byte> _body;
    private readonly List<TextRow> _rows = [];

    public TextLines(ReadOnlyMemory<byte> body)
    {
        _body = body;
        var number = 1;
        var start = 0;
        var bytes = body.Span;
        while (start < bytes.Length)
        {
            var found = bytes[start..].IndexOf((byte)'\n');
            var end = found < 0 ? bytes.Length : start + found;
            AddLine(start, end, number);
            start = end + 1;
            number++;
        }
    }

    public IList<TextRow> Rows => _rows;

    public string TextOf(TextRow row) => VisibleText.Of(Encoding.UTF8.GetString(_body.Span.Slice(row.Start, row.Length)).TrimEnd('\r'));

    private void AddLine(int start, int end, int number)
    {
        var first = true;
        do
        {
            var length = end - start <= MaxRowBytes
                ? end - start
                : Utf8Cut.Before(_body.Span[start..end], MaxRowBytes);
            _rows.Add(new TextRow(start, length, first ? number : null));
            start += length;
            first = false;
        }
        while (start < end);
    }
}
