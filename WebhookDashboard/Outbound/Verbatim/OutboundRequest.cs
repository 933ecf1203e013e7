using System.Globalization;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Outbound.Guard;

namespace WebhookDashboard.Outbound.Verbatim;

/// <summary>Creates a request from typed text. Refuses with a sentence what can't be sent as typed.</summary>
internal static class OutboundRequest
{
    /// <summary>For <see cref="GuardedClient.VerbatimName"/>, which writes the head exactly as it is in the message.</summary>
    /// <returns>Null if <see cref="FaultOf(string, IEnumerable{HeaderLine}, int)"/> finds a fault.</returns>
    public static HttpRequestMessage? Create(OutboundMessage message, out string fault)
    {
        fault = FaultOf(message.Method, message.Headers, message.Body.Length);
        if (fault.Length > 0)
        {
            return null;
        }

        var request = new HttpRequestMessage(new HttpMethod(message.Method), message.Url.Origin)
        {
            Content = message.HasContent ? new ReadOnlyMemoryContent(message.Body) : null,
        };

        // These two change the client's behaviour, not only its output.
        request.Headers.ExpectContinue = Says(message, "Expect", "100-continue") ? true : null;
        request.Headers.ConnectionClose = Says(message, "Connection", "close") ? true : null;
        VerbatimHead.RideOn(request, HeadOf(message), message.HasContent ? message.Body.Length : 0);
        return request;
    }

    /// <returns>Why a message can't be sent; empty if it can.</returns>
    public static string FaultOf(string method, IEnumerable<HeaderLine> headers, int bodyLength)
    {
        if (!EndpointRules.IsToken(method))
        {
            return $"'{method}' is not an HTTP method: enter one such as POST.";
        }

        if (method.Equals("CONNECT", StringComparison.OrdinalIgnoreCase))
        {
            return "CONNECT opens a tunnel and can't send a webhook: enter a method such as POST.";
        }

        var isLengthTyped = false;
        foreach (var header in headers)
        {
            if (header.IsNamed("Content-Length") && isLengthTyped)
            {
                return "Content-Length is listed twice: remove one.";
            }

            if (FaultOf(header, bodyLength) is { } fault)
            {
                return fault;
            }

            isLengthTyped |= header.IsNamed("Content-Length");
        }

        return "";
    }

    private static string? FaultOf(HeaderLine header, int bodyLength) =>
        !EndpointRules.IsToken(header.Name) ? $"'{header.Name}' is not a header name: use letters, digits and '-', without spaces."
        : header.Value.AsSpan().ContainsAny('\r', '\n') ? $"The header {header.Name} contains a line break: write it on one line."
        : TypedText.Fault(header.Value, allowsBlanks: true) is { } character ? $"The header {header.Name} contains {character}: remove it."
        : header.IsNamed("Transfer-Encoding") ? "The body is sent in one piece, with its length: remove Transfer-Encoding."
        : header.IsNamed("Content-Length") && header.Value.Trim(' ', '\t') != bodyLength.ToString(CultureInfo.InvariantCulture)
            ? $"The body has {bodyLength} bytes, but Content-Length says '{header.Value}': correct or remove it."
        : null;

    private static byte[] HeadOf(OutboundMessage message)
    {
        var head = new StringBuilder($"{message.Method} {message.Url.Target} HTTP/1.1\r\n");
        foreach (var header in message.AllHeaders())
        {
            head.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private static bool Says(OutboundMessage message, string name, string option) => message.AllHeaders().Any(line =>
        line.IsNamed(name)
        && line.Value.Split(',', StringSplitOptions.TrimEntries).Contains(option, StringComparer.OrdinalIgnoreCase));
}
