using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

/// <summary>Finds the headers of a request as they stood on the wire.</summary>
internal static class RequestHeads
{
    /// <summary>A connection middleware for Kestrel: puts the tap in front of its parser.</summary>
    public static ConnectionDelegate Tap(ConnectionDelegate next) => connection =>
    {
        var tap = new RequestHeadTap(connection.Transport.Input);
        connection.Transport = new TappedTransport(tap, connection.Transport.Output);
        connection.Features.Set(tap);
        return next(connection);
    };

    /// <summary>
    /// The headers in wire order. Where there is no wire text to go by (HTTP/2, TLS ended in this process), they come
    /// in Kestrel's order, repeats kept.
    /// </summary>
    public static HeaderBlock Read(HttpContext context)
    {
        if (context.Features.Get<RequestHeadTap>() is { } tap
            && context.Features.Get<IHttpRequestFeature>() is { } request
            && Slice(tap.Consumed, request) is { } block)
        {
            return new HeaderBlock(block.ToArray());
        }

        return HeaderBlock.From(
            from header in context.Request.Headers
            from value in header.Value
            select new HeaderLine(header.Key, value));
    }

    /// <summary>To be called once the body is read, so that the next head is found at once.</summary>
    public static void Forget(HttpContext context) => context.Features.Get<RequestHeadTap>()?.Forget();

    /// <summary>The header lines after the last line that is this very request's first.</summary>
    private static ReadOnlyMemory<byte>? Slice(ReadOnlyMemory<byte> consumed, IHttpRequestFeature request)
    {
        var bytes = consumed.Span;
        var start = IsFirstLine(bytes, request) ? 0 : bytes.LastIndexOf(FirstLine(request));
        if (start < 0 || (start > 0 && bytes[start - 1] != '\n'))
        {
            return null;
        }

        var head = bytes[start..];
        var line = head.IndexOf((byte)'\n') + 1;
        var end = head.IndexOf("\r\n\r\n"u8) + 2;
        return end < line ? null : consumed.Slice(start + line, end - line);
    }

    /// <summary>Nearly always: the door forgets what it has read, so the next head stands at the beginning.</summary>
    private static bool IsFirstLine(ReadOnlySpan<byte> bytes, IHttpRequestFeature request)
    {
        var method = request.Method.Length;
        var target = request.RawTarget.Length;
        return bytes.Length > method + target + 1
            && Ascii.Equals(bytes[..method], request.Method)
            && Ascii.Equals(bytes.Slice(method + 1, target), request.RawTarget)
            && bytes[(method + 1 + target)..].StartsWith(" HTTP/1."u8);
    }

    private static byte[] FirstLine(IHttpRequestFeature request) =>
        Encoding.ASCII.GetBytes($"{request.Method} {request.RawTarget} HTTP/1.");

    private sealed class TappedTransport(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
