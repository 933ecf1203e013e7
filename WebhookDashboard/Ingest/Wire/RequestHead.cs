using System.Text;
using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>What a request said before its body, as its sender wrote it.</summary>
/// <param name="Path">Still percent-encoded. Bytes that are not ASCII show as text where they are UTF-8, else percent-encoded.</param>
/// <param name="Query">The same, with its question mark; empty where there is none.</param>
/// <param name="Headers">
/// In wire order for HTTP/1.1. HTTP/2 and HTTP/3 transmit fields one by one in lower case, and Kestrel groups them: there they
/// come in Kestrel's order, with repeats kept.
/// </param>
internal readonly record struct RequestHead(string Path, string Query, HeaderBlock Headers)
{
    /// <summary>Both values as the sender wrote them, in one.</summary>
    public string Target => Path + Query;

    /// <summary>To be called once a request: the connection gives its copy back.</summary>
    public static RequestHead Read(HttpContext context)
    {
        var tap = RequestHeads.TapOf(context);
        var head = tap is null ? default : tap.Head;
        var line = head.IndexOf((byte)'\n') + 1;
        var (path, query) = Split(WrittenTarget(context, head[..line]));
        var headers = line == 0 ? FromFields(context.Request.Headers) : new HeaderBlock(WithoutEmptyLine(head[line..]).ToArray());
        tap?.ReleaseHead();
        return new RequestHead(path, query, headers);
    }

    /// <summary>
    /// The server reads each header byte as one character, so that no byte is lost. This is the text that the bytes mean.
    /// </summary>
    public static string? Text(string? value) =>
        value is null || Ascii.IsValid(value) ? value : HeaderText.Decode(Encoding.Latin1.GetBytes(value));

    /// <summary>Fields as the server has read them.</summary>
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
