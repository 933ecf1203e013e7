using WebhookDashboard.Domain;

namespace WebhookDashboard.Bodies.Multipart;

/// <summary>Reads the headers of a part.</summary>
internal static class PartHeaders
{
    private const int MaxBytes = 16 * 1024;
    private const int MaxLines = 100;

    /// <param name="body">The body up to the end of the part.</param>
    /// <param name="start">Where the part begins.</param>
    /// <returns>The headers, and where the content begins. A part without an empty line has no headers.</returns>
    public static (IReadOnlyList<HeaderLine> Headers, int ContentStart) Read(ReadOnlySpan<byte> body, int start)
    {
        var headers = new List<HeaderLine>();
        var at = start;
        while (at < body.Length && at - start < MaxBytes && headers.Count < MaxLines)
        {
            var length = body[at..].IndexOf((byte)'\n');
            if (length < 0)
            {
                break;
            }

            var line = body.Slice(at, length).TrimEnd((byte)'\r');
            at += length + 1;
            if (line.IsEmpty)
            {
                return (headers, at);
            }

            Add(line, headers);
        }

        return ([], start);
    }

    private static void Add(ReadOnlySpan<byte> line, List<HeaderLine> headers)
    {
        if (line[0] is (byte)' ' or (byte)'\t' && headers.Count > 0)
        {
            // A long header goes on in the next line.
            headers[^1] = headers[^1] with { Value = $"{headers[^1].Value} {HeaderText.Decode(line.Trim(" \t"u8))}" };
        }
        else if (line.IndexOf((byte)':') is > 0 and var colon)
        {
            var value = line[(colon + 1)..].Trim(" \t"u8);
            headers.Add(new HeaderLine(HeaderText.Decode(line[..colon].Trim(" \t"u8)), HeaderText.Decode(value))
            {
                Bytes = HeaderText.IsUtf8(value) ? null : value.ToArray(),
            });
        }
    }
}
