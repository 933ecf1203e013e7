using System.Text;
using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>The request line and headers, as the sender wrote them.</summary>
/// <param name="Path">Still percent-encoded. Non-ASCII bytes appear as text if they are valid UTF-8, otherwise
/// percent-encoded.</param>
/// <param name="Query">Like <paramref name="Path"/>, with its question mark; empty if there is none.</param>
/// <param name="Headers">In wire order for HTTP/1.1. HTTP/2 and HTTP/3 send fields in lower case and Kestrel groups them: they
/// come in Kestrel's order, repeats kept.</param>
internal readonly record struct RequestHead(string Path, string Query, HeaderBlock Headers)
{
    /// <summary>Path and query, as written.</summary>
    public string Target => Path + Query;

    /// <summary>Call once per request: the connection then releases its copy.</summary>
    public static RequestHead Read(HttpContext context)
    {
        var tap = RequestHeads.TapOf(context);
        var head = tap is null ? default : tap.Head;
        var line = head.IndexOf((byte)'\n') + 1;
        var (path, query) = Split(WrittenTarget(context, head[..line]));
        var headers = line > 0 ? new HeaderBlock(WithoutEmptyLine(head[line..]).ToArray())
            : context.Features.Get<RequestHeads.KeptFields>()?.Block ?? FromFields(context.Request.Headers);
        tap?.ReleaseHead();
        return new RequestHead(path, query, headers);
    }

    /// <summary>
    /// Decodes a header value. The server reads headers as Latin-1, one character per byte, so that no byte is lost; this
    /// returns UTF-8 text where the bytes are UTF-8.
    /// </summary>
    public static string? Text(string? value) =>
        value is null || Ascii.IsValid(value) ? value : HeaderText.Decode(Encoding.Latin1.GetBytes(value));

    /// <summary>The header fields as the server parsed them.</summary>
    public static HeaderBlock FromFields(IHeaderDictionary fields) => HeaderBlock.From(
        from header in fields
        from value in header.Value
        select new HeaderLine(header.Key, value),
        Encoding.Latin1);

    private static ReadOnlySpan<byte> WithoutEmptyLine(ReadOnlySpan<byte> block) =>
        block.EndsWith("\r\n"u8) ? block[..^2] : block[..^1];

    private static string WrittenTarget(HttpContext context, ReadOnlySpan<byte> line)
    {
        var parsed = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (Ascii.IsValid(line))
        {
            return RequestTarget.Read(parsed);
        }

        var start = line.IndexOf((byte)' ') + 1;
        return RequestTarget.Read(line[start..line.LastIndexOf((byte)' ')]);
    }

    private static (string Path, string Query) Split(string target)
    {
        var path = RequestTarget.WithoutOrigin(target);
        var question = path.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (path, "") : (path[..question], path[question..]);
    }
}
