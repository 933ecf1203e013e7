using System.Runtime.InteropServices;
using System.Text;
using WebhookDashboard.Bodies;

namespace WebhookDashboard.Components.Shared.Body.Raw;

/// <summary>
/// Splits a body's text into rows: a row ends at each line break, and a longer line continues in further rows, so that no
/// row is large. A text may have as many rows as bytes, so only one in <see cref="Spacing"/> is remembered.
/// </summary>
public sealed class TextLines
{
    /// <summary>The maximum number of bytes in a row.</summary>
    public const int MaxRowBytes = 500;

    private const int Spacing = 256;

    private readonly ReadOnlyMemory<byte> _body;
    private readonly List<Place> _places = [];

    public TextLines(ReadOnlyMemory<byte> body)
    {
        _body = body;
        for (var place = new Place(0, Line: 1, Continues: false); place.Start < body.Length; Take(ref place))
        {
            if (Count++ % Spacing == 0)
            {
                _places.Add(place);
            }
        }
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    public IEnumerable<TextRow> Rows => RowsFrom(0);

    /// <param name="first">The first row to return, counted from 0.</param>
    public IEnumerable<TextRow> RowsFrom(int first)
    {
        if (first >= Count)
        {
            yield break;
        }

        var place = _places[first / Spacing];
        for (var index = first - (first % Spacing); index < Count; index++)
        {
            var row = Take(ref place);
            if (index >= first)
            {
                yield return row;
            }
        }
    }

    public string TextOf(TextRow row) => VisibleText.Of(Encoding.UTF8.GetString(_body.Span.Slice(row.Start, row.Length)).TrimEnd('\r'));

    /// <returns>The row at a place, which moves to the next one.</returns>
    private TextRow Take(ref Place place)
    {
        var rest = _body.Span[place.Start..];
        var found = rest[..Math.Min(rest.Length, MaxRowBytes + 1)].IndexOf((byte)'\n');
        var length = found >= 0 ? found : Utf8Cut.Before(rest, MaxRowBytes);
        var row = new TextRow(place.Start, length, place.Continues ? null : place.Line);
        place = found >= 0
            ? new Place(place.Start + length + 1, place.Line + 1, Continues: false)
            : place with { Start = place.Start + length, Continues = true };
        return row;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int Start, int Line, bool Continues);
}
