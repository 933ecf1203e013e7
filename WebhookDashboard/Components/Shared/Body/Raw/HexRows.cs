using System.Globalization;
using System.Text;

namespace WebhookDashboard.Components.Shared.Body.Raw;

/// <summary>A body as rows of sixteen bytes.</summary>
public sealed class HexRows(ReadOnlyMemory<byte> body)
{
    public const int BytesInRow = 16;

    public int Count => (body.Length + BytesInRow - 1) / BytesInRow;

    public static string Offset(int row) => (row * BytesInRow).ToString("x6", CultureInfo.InvariantCulture);

    /// <summary>In two groups of eight, padded with blanks to the full width.</summary>
    public string Bytes(int row)
    {
        var text = new StringBuilder(3 * BytesInRow);
        var bytes = Row(row);
        for (var i = 0; i < BytesInRow; i++)
        {
            text.Append(i == 0 ? "" : i == BytesInRow / 2 ? "  " : " ");
            text.Append(i < bytes.Length ? bytes[i].ToString("x2", CultureInfo.InvariantCulture) : "  ");
        }

        return text.ToString();
    }

    /// <summary>Printable ASCII characters as they are, everything else as a dot.</summary>
    public string Letters(int row)
    {
        var text = new StringBuilder(BytesInRow);
        foreach (var b in Row(row))
        {
            text.Append(b is >= 0x20 and < 0x7F ? (char)b : '·');
        }

        return text.ToString();
    }

    private ReadOnlySpan<byte> Row(int row)
    {
        var start = row * BytesInRow;
        return body.Span.Slice(start, Math.Min(BytesInRow, body.Length - start));
    }
}
