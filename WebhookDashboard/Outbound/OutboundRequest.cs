using System.Buffers;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Outbound;

/// <summary>Makes a request message of what somebody typed; what can't be sent is refused with a sentence.</summary>
internal static class OutboundRequest
{
    /// <summary>
    /// Over this, as curl does, the sender first asks whether the body is wanted (Expect: 100-continue): a receiver that
    /// refuses it by its length can then answer, where it would otherwise only cut the connection.
    /// </summary>
    private const int AskBeforeBodyBytes = 1_048_576;

    private static readonly SearchValues<char> TokenChars = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\0");

    public static bool TryCreate(
        Uri target, string method, IEnumerable<HeaderLine> headers, ReadOnlyMemory<byte> body,
        out HttpRequestMessage request, out string fault)
    {
        request = new HttpRequestMessage { RequestUri = target };
        fault = "";
        if (!IsToken(method))
        {
            fault = $"'{method}' is no HTTP method: enter one such as POST.";
            return false;
        }

        request.Method = new HttpMethod(method);
        if (!body.IsEmpty || request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            request.Content = new ReadOnlyMemoryContent(body);
        }

        request.Headers.ExpectContinue = body.Length > AskBeforeBodyBytes ? true : null;
        foreach (var header in headers)
        {
            fault = FaultOf(header);
            if (fault.Length > 0)
            {
                return false;
            }

            Add(request, header);
        }

        return true;
    }

    /// <returns>Why a header can't be sent; empty when it can.</returns>
    public static string FaultOf(HeaderLine header) =>
        !IsToken(header.Name) ? $"'{header.Name}' is no header name: use letters, digits and '-', without blanks."
        : header.Value.AsSpan().ContainsAny(LineBreaks) ? $"The header {header.Name} holds a line break: write it on one line."
        : "";

    private static void Add(HttpRequestMessage request, HeaderLine header)
    {
        // The length is counted, never believed; and the body goes out in one piece.
        if (header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
            || header.Name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (header.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase))
        {
            request.Headers.Remove(header.Name);
        }

        // What describes the body is only taken by the content; a request without one leaves it out.
        if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value))
        {
            request.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }
    }

    private static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenChars);
}
