using WebhookDashboard.Domain;

namespace WebhookDashboard.Bodies.Multipart;

/// <summary>
/// Takes a multipart body apart without copying it. The framework's reader works on streams and refuses what senders get
/// wrong: a missing last boundary, a bare line feed, a part without headers.
/// </summary>
internal sealed class MultipartParser
{
    private const int MaxDepth = 4;

    private readonly ReadOnlyMemory<byte> _body;
    private readonly List<BodyPart> _parts = [];
    private bool _isCut;

    private MultipartParser(ReadOnlyMemory<byte> body) => _body = body;

    /// <returns>Null if the body is not multipart.</returns>
    public static (IReadOnlyList<BodyPart> Parts, bool IsComplete, bool IsCut)? Parse(ReadOnlyMemory<byte> body, string? contentType)
    {
        var parser = new MultipartParser(body);
        return parser.Parse(0, body.Length, contentType, parent: null, depth: 0) is { } isComplete
            ? (parser._parts, isComplete, parser._isCut)
            : null;
    }

    /// <returns>Whether the last boundary was there; null if none was.</returns>
    private bool? Parse(int start, int end, string? contentType, int? parent, int depth)
    {
        var bytes = _body.Span[..end];
        if (Delimiter.Of(contentType, bytes[start..]) is not { } delimiter || delimiter.Next(bytes, start) is not { } line)
        {
            return null;
        }

        while (!line.IsLast)
        {
            if (_parts.Count == MultipartBody.MaxParts)
            {
                _isCut = true;
                return false;
            }

            if (delimiter.Next(bytes, line.Next) is not { } next)
            {
                if (line.Next < end)
                {
                    Add(line.Next, end, parent, depth);
                }

                return false;
            }

            Add(line.Next, next.ContentEnd, parent, depth);
            line = next;
        }

        return true;
    }

    private void Add(int start, int end, int? parent, int depth)
    {
        var (headers, contentStart) = PartHeaders.Read(_body.Span[..end], start);
        var disposition = Find(headers, "Content-Disposition");
        var contentType = Find(headers, "Content-Type");
        var index = _parts.Count;
        _parts.Add(new BodyPart
        {
            Index = index,
            Parent = parent,
            Depth = depth,
            Name = ExtendedParameter.Find(disposition, "name"),
            FileName = ExtendedParameter.Find(disposition, "filename") ?? ExtendedParameter.Find(contentType, "name"),
            ContentType = contentType,
            Headers = headers,
            Start = contentStart,
            Length = end - contentStart,
            Content = TransferEncoding.Undo(_body[contentStart..end], Find(headers, "Content-Transfer-Encoding")),
        });
        if (depth < MaxDepth && MediaTypes.IsMultipart(contentType))
        {
            Parse(contentStart, end, contentType, index, depth + 1);
        }
    }

    private static string? Find(IReadOnlyList<HeaderLine> headers, string name) =>
        headers.Where(header => header.IsNamed(name)).Select(header => header.Value).FirstOrDefault();
}
