using System.Text;

namespace WebhookDashboard.Bodies.Multipart;

/// <summary>Finds the lines that separate the parts of a multipart body.</summary>
internal readonly struct Delimiter
{
    /// <summary>RFC 2046 allows 70 characters.</summary>
    private const int MaxLength = 256;

    /// <summary>The boundary after its two hyphens.</summary>
    private readonly byte[] _line;

    private Delimiter(byte[] line) => _line = line;

    /// <summary>By the content type, or, if that names no boundary, by the first line.</summary>
    public static Delimiter? Of(string? contentType, ReadOnlySpan<byte> body)
    {
        if (!MediaTypes.IsMultipart(contentType))
        {
            return null;
        }

        if (HeaderParameters.Find(contentType, "boundary") is { Length: > 0 and <= MaxLength } named)
        {
            return new Delimiter(Encoding.UTF8.GetBytes("--" + named));
        }

        var end = body.IndexOf((byte)'\n');
        var first = end < 0 ? [] : body[..end].TrimEnd(" \t\r"u8);
        return first.Length is > 2 and <= MaxLength + 2 && first.StartsWith("--"u8) ? new Delimiter(first.ToArray()) : null;
    }

    /// <summary>Finds the next line that is the boundary.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="from">Where to search: the beginning of a line.</param>
    public Line? Next(ReadOnlySpan<byte> body, int from)
    {
        for (var at = from; body[at..].IndexOf(_line) is >= 0 and var found;)
        {
            at += found;
            if ((at == from || body[at - 1] == '\n') && EndOf(body, at + _line.Length) is var (next, isLast))
            {
                return new Line(ContentEnd(body, from, at), next, isLast);
            }

            at += _line.Length;
        }

        return null;
    }

    /// <summary>The line break before a boundary belongs to it.</summary>
    private static int ContentEnd(ReadOnlySpan<byte> body, int from, int at)
    {
        var end = at > from ? at - 1 : at;
        return end > from && end < at && body[end - 1] == '\r' ? end - 1 : end;
    }

    /// <returns>Null if the line goes on: then it is another boundary that begins like this one.</returns>
    private static (int Next, bool IsLast)? EndOf(ReadOnlySpan<byte> body, int at)
    {
        var isLast = body[at..].StartsWith("--"u8);
        at += isLast ? 2 : 0;
        while (at < body.Length && body[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            at++;
        }

        return at >= body.Length ? (body.Length, isLast)
            : body[at] == '\n' ? (at + 1, isLast)
            : isLast ? (at, isLast) // What follows the last boundary is not read.
            : null;
    }

    /// <param name="ContentEnd">Where what is before it ends.</param>
    /// <param name="Next">Where the line after it begins.</param>
    /// <param name="IsLast">Whether it ends the body.</param>
    public readonly record struct Line(int ContentEnd, int Next, bool IsLast);
}
