using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>
/// A form as Twilio signs it: fields sorted by name, each name followed by its values, sorted, without repeats or separators.
/// Works on bytes, so that invalid text never becomes equal to other text.
/// </summary>
internal static class TwilioForm
{
    public const int MaxFields = 1_000;
    public const int MaxBytes = 1_048_576;

    private const string MediaType = "application/x-www-form-urlencoded";

    public static bool Is(string? contentType) =>
        contentType is not null && contentType.AsSpan().TrimStart().StartsWith(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns false for a form larger than any Twilio message.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out ReadOnlyMemory<byte> signed)
    {
        signed = default;
        if (body.Length > MaxBytes || body.Count((byte)'&') >= MaxFields)
        {
            return false;
        }

        var fields = new SortedDictionary<byte[], SortedSet<byte[]>>(ByteOrder.Instance);
        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            if (field.IsEmpty)
            {
                continue;
            }

            var equals = field.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? field : field[..equals]);
            var value = equals < 0 ? [] : Decode(field[(equals + 1)..]);
            if (!fields.TryGetValue(name, out var values))
            {
                fields.Add(name, values = new SortedSet<byte[]>(ByteOrder.Instance));
            }

            values.Add(value);
        }

        var written = new ArrayBufferWriter<byte>(body.Length + 1);
        foreach (var (name, values) in fields)
        {
            foreach (var value in values)
            {
                written.Write(name);
                written.Write(value);
            }
        }

        signed = written.WrittenMemory;
        return true;
    }

    /// <summary>Decodes plus as a space and %xx as a byte; any other percent sign stays as it is.</summary>
    private static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && Utf8Parser.TryParse(text.Slice(i + 1, 2), out byte value, out var used, 'X') && used == 2)
            {
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                bytes[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
        }

        return bytes[..length];
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
