using System.Runtime.InteropServices;
using System.Text;
using WebhookDashboard.Bodies.Charsets;
using WebhookDashboard.Bodies.Json;

namespace WebhookDashboard.Bodies.Forms;

/// <summary>All fields of a form, <c>application/x-www-form-urlencoded</c>, in their order, repeats kept.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Charset">The charset of the bytes and of the percent escapes, in lower case.</param>
/// <param name="Source">How it is known.</param>
/// <param name="HasInvalidBytes">Whether some bytes are no characters of the charset; they are shown as �.</param>
/// <param name="IsCut">Whether there are more fields.</param>
public sealed record FormBody(
    IReadOnlyList<FormField> Fields, string Charset, CharsetSource Source, bool HasInvalidBytes, bool IsCut)
{
    public const int MaxFields = 100_000;

    /// <param name="bytes">The body without its content codings.</param>
    /// <param name="contentType">The claimed content type, which may declare a charset.</param>
    /// <param name="maxFields">The maximum number of fields.</param>
    public static FormBody Read(ReadOnlyMemory<byte> bytes, string? contentType, int maxFields = MaxFields)
    {
        var decoded = new byte[bytes.Length];
        var (pieces, length, isCut) = Decode(bytes.Span, decoded, maxFields);
        var charset = CharsetChoice.Of(decoded.AsSpan(0, length), contentType);
        var fields = new List<FormField>(pieces.Count);
        var hasInvalidBytes = false;
        foreach (var piece in pieces)
        {
            var value = decoded.AsSpan(piece.ValueStart, piece.ValueLength);
            var text = charset.Encoding.GetString(value);
            var name = charset.Encoding.GetString(decoded, piece.NameStart, piece.NameLength);
            hasInvalidBytes |= text.Contains('\uFFFD', StringComparison.Ordinal) || name.Contains('\uFFFD', StringComparison.Ordinal);
            fields.Add(new FormField(fields.Count == 0 ? name.TrimStart('\uFEFF') : name, text) { IsJson = IsJson(value, text, charset.Encoding) });
        }

        return new FormBody(fields, charset.Name, charset.Source, hasInvalidBytes, isCut);
    }

    /// <param name="query">With or without a leading question mark.</param>
    public static FormBody OfQuery(string query) => Read(Encoding.UTF8.GetBytes(query.StartsWith('?') ? query[1..] : query), contentType: null);

    private static (List<Piece> Pieces, int Length, bool IsCut) Decode(ReadOnlySpan<byte> form, Span<byte> decoded, int maxFields)
    {
        var pieces = new List<Piece>();
        var length = 0;
        foreach (var range in form.Split((byte)'&'))
        {
            var field = form[range];
            if (field.IsEmpty)
            {
                continue;
            }

            if (pieces.Count == maxFields)
            {
                return (pieces, length, IsCut: true);
            }

            var equals = field.IndexOf((byte)'=');
            var name = PercentEncoding.Decode(equals < 0 ? field : field[..equals], decoded[length..], plusIsSpace: true);
            var value = equals < 0 ? 0 : PercentEncoding.Decode(field[(equals + 1)..], decoded[(length + name)..], plusIsSpace: true);
            pieces.Add(new Piece(length, name, length + name, value));
            length += name + value;
        }

        return (pieces, length, IsCut: false);
    }

    private static bool IsJson(ReadOnlySpan<byte> value, string text, Encoding charset) =>
        charset is UTF8Encoding
            ? JsonSequence.IsOne(value)
            : text.AsSpan().TrimStart() is ['{' or '[', ..] && JsonSequence.IsOne(Encoding.UTF8.GetBytes(text));

    /// <summary>Where the decoded bytes of a field are.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(int NameStart, int NameLength, int ValueStart, int ValueLength);
}
