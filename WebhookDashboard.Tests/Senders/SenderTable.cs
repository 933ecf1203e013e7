using Xunit;
using static WebhookDashboard.Tests.Senders.Shapes;
using static WebhookDashboard.Tests.Senders.SenderTool;
using static WebhookDashboard.Tests.Senders.Transports;

namespace WebhookDashboard.Tests.Senders;

/// <summary>
/// Which client does what. Clients cannot do what is missing: only curl asks for an upgrade; only Node.js, nghttp and a
/// program with a socket send trailers; only undici and that program pipeline; wget sends no chunks; urllib and PHP's streams build no form.
/// </summary>
internal static class SenderTable
{
    private const Transports V10 = Http10 | Https10, V11 = Http11 | Https11, V2 = Http2 | Https2;
    private const Shapes Usual = Shapes.Json | Header | Query | Gzip;

    public static IReadOnlyList<Sender> All { get; } =
    [
        new("curl.sh", Shell("curl", "curl"), V10 | V11 | V2, Usual | Multipart | Chunked | Continue | Upgrade),
        new("wget.sh", Shell("wget", "wget"), V11, Usual),
        new("nghttp.sh", Shell("nghttp", "nghttp2-client"), V2, Shapes.Json | Header | Gzip | Trailers),
        new("python-socket.py", PythonWith("ssl", "python3"), V10 | V11, Usual | Chunked | Trailers | Continue | Pipelined),
        new("python-httpie.py", PythonWith("httpie", "httpie"), V11, Usual | Multipart | Chunked),
        new("python-requests.py", PythonWith("requests", "python3-requests"), V11, Usual | Multipart | Chunked),
        new("python-urllib.py", PythonWith("ssl", "python3"), V11, Usual | Chunked),
        new("perl-lwp.pl", Lwp, V10 | V11, Usual | Multipart | Chunked | Continue),
        new("php-curl.php", PhpWithCurl, V10 | V11 | V2, Usual | Multipart | Chunked | Continue),
        new("php-streams.php", Php, V10 | V11, Usual),
        new("ruby.rb", Ruby, V11, Usual | Multipart | Chunked | Continue),
        new("axios.mjs", Node, V11, Usual | Multipart | Chunked),
        new("undici.mjs", Node, V11 | Https2, Usual | Multipart | Chunked | Pipelined),
        new("fetch.mjs", Node, V11, Usual | Multipart | Chunked),
        new("node-fetch.mjs", Node, V11, Usual | Multipart | Chunked),
        new("got.mjs", Node, V11 | Https2, Usual | Multipart | Chunked),
        new("superagent.mjs", Node, V11 | Https2, Usual | Multipart | Chunked),
        new("cloudevents.mjs", Node, V11, Shapes.Json | Header | Query),
        new("node-http.mjs", Node, V11, Usual | Chunked | Trailers | Continue),
        new("node-http2.mjs", Node, V2, Usual | Trailers | Pipelined),
    ];

    public static TheoryData<string, Transports, Shapes> Cases =>
        [.. from sender in All from one in sender.Cases select (sender.Name, one.Transport, one.Shape)];
}
