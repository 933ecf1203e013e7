using System.Net.Http.Headers;
using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Outbound;

/// <summary>The heads of a request and its answer as they appear on the wire in HTTP/1.1, and their size there.</summary>
internal static class MessageHead
{
    /// <summary>Complete only once the request was sent, because the client then adds its own headers.</summary>
    public static IReadOnlyList<HeaderLine> Lines(HttpRequestMessage request) =>
    [
        .. from header in request.Headers.NonValidated.Concat(ContentHeaders(request))
           select new HeaderLine(header.Key, header.Value.ToString()), // several values of a header leave on one line
    ];

    public static IReadOnlyList<HeaderLine> Lines(HttpResponseMessage response) =>
    [
        .. from header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
           from value in header.Value
           select new HeaderLine(header.Key, value),
    ];

    public static long Bytes(HttpRequestMessage request) =>
        Size($"{request.Method.Method} {request.RequestUri!.PathAndQuery} HTTP/1.1", Lines(request));

    public static long Bytes(HttpResponseMessage response) =>
        Size($"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}", Lines(response));

    private static IEnumerable<KeyValuePair<string, HeaderStringValues>> ContentHeaders(HttpRequestMessage request)
    {
        if (request.Content is not { } content)
        {
            return [];
        }

        // Reading the length adds it to the headers.
        _ = content.Headers.ContentLength;
        return content.Headers.NonValidated;
    }

    private static long Size(string first, IEnumerable<HeaderLine> lines) =>
        Encoding.UTF8.GetByteCount(first) + 2
        + lines.Sum(line => line.Name.Length + 2L + Encoding.UTF8.GetByteCount(line.Value) + 2)
        + 2;
}
