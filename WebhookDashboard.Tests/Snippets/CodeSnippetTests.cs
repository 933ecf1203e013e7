using WebhookDashboard.Snippets;
using Xunit;

namespace WebhookDashboard.Tests.Snippets;

/// <summary>The snippets that are programs.</summary>
public sealed class CodeSnippetTests
{
    private static ARequest Simple { get; } =
        ARequest.To("http://a/b?c=1").By("POST").With("Content-Type", "application/json").With("X-Empty", "").WithBody("{\"a\": \"ü\"}");

    private static ARequest Odd { get; } = ARequest.To("http://a/x/../[ü]").By("post").With("X-Tag", "one").With("x-tag", [0xFC]).WithBody([0xFF]);

    [Fact]
    public void Requests_OfASimpleEvent_IsAsAPersonWritesIt() => Assert.Equal(
        """
        import requests
        from urllib3.util import SKIP_HEADER

        request = requests.Request(
            "POST",
            "http://a/b?c=1",
            headers={
                "Content-Type": "application/json",
                "X-Empty": "",
                "User-Agent": SKIP_HEADER,
                "Accept-Encoding": SKIP_HEADER,
            },
            data="{\"a\": \"ü\"}".encode(),
        ).prepare()
        response = requests.Session().send(request, allow_redirects=False)
        print(response.status_code, response.text)

        """,
        Simple.As(SnippetFormat.Requests));

    [Fact]
    public void Requests_OfAnOddEvent_WritesTheRequestLineAndRepeatsHeaders()
    {
        var code = Odd.As(SnippetFormat.Requests);

        Assert.Contains("""request_line = b"post /x/../[\xc3\xbc] HTTP/1.1" """.TrimEnd(), code, StringComparison.Ordinal);
        Assert.Contains("""request.headers.add("X-Tag", b"one")""", code, StringComparison.Ordinal);
        Assert.Contains("""request.headers.add("x-tag", b"\xfc")""", code, StringComparison.Ordinal);
        Assert.Contains("""data=open("7.bin", "rb").read(),""", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_OfEqualHeaders_SendsBoth()
    {
        var code = ARequest.To("http://a/").With("X-Tag", "one").With("X-Tag", "one").As(SnippetFormat.Requests);

        Assert.Equal(3, code.Split("request.headers.add(\"X-Tag\", b\"one\")").Length);
    }

    [Fact]
    public void Fetch_OfAnEvent_PassesItToTheDispatcher() => Assert.Equal(
        """
        // For Node.js 18 or newer, in a file such as request.mjs. A browser ignores the dispatcher.
        const request = {
          method: "POST",
          path: "/b?c=1",
          headers: [
            "Content-Type", "application/json",
            "X-Empty", "",
          ],
          body: "{\"a\": \"ü\"}",
        };

        // fetch alone would change the URL and the headers.
        const dispatcher = {
          dispatch: (options, handler) =>
            globalThis[Symbol.for("undici.globalDispatcher.1")].dispatch({ ...options, ...request }, handler),
        };
        const response = await fetch("http://a", { dispatcher, redirect: "manual" });
        console.log(response.status, await response.text());

        """,
        Simple.As(SnippetFormat.Fetch));

    [Fact]
    public void Fetch_OfAnOddEvent_KeepsItsBytesAndSaysWhatNodeRefuses()
    {
        var code = Odd.With("X-E", "\u001b").As(SnippetFormat.Fetch);

        Assert.Contains("// Node.js refuses", code, StringComparison.Ordinal);
        Assert.Contains("""  path: "/x/../[\u00c3\u00bc]",""", code, StringComparison.Ordinal);
        Assert.Contains("""    "x-tag", "\u00fc",""", code, StringComparison.Ordinal);
        Assert.Contains("""  body: readFileSync("7.bin"),""", code, StringComparison.Ordinal);
    }

    [Fact]
    public void HttpClient_OfASimpleEvent_IsAProgram() => Assert.Equal(
        """
        // Run it with .NET 10: dotnet run request.cs
        using System.Text;

        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var url = new Uri("http://a/b?c=1", options);
        using var request = new HttpRequestMessage(new HttpMethod("POST"), url);
        request.Content = new ByteArrayContent("{\"a\": \"ü\"}"u8.ToArray());
        (string Name, string Value)[] headers =
        [
            ("Content-Type", "application/json"),
            ("X-Empty", ""),
        ];
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 };
        using var client = new HttpClient(handler);
        using var response = await client.SendAsync(request);
        Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");

        """,
        Simple.As(SnippetFormat.HttpClient));

    [Fact]
    public void HttpClient_OfAnOddEvent_SaysWhatItCannotSend()
    {
        var code = Odd.WithTrailers().As(SnippetFormat.HttpClient);

        Assert.Contains("// HttpClient joins repeated headers into one.\n", code, StringComparison.Ordinal);
        Assert.Contains("// HttpClient writes this method in capitals.\n", code, StringComparison.Ordinal);
        Assert.Contains("They are percent-encoded here.\n// The trailers of the request are not sent.\n", code, StringComparison.Ordinal);
        Assert.Contains("new Uri(\"http://a/x/../[%C3%BC]\", options)", code, StringComparison.Ordinal);
        Assert.Contains("File.ReadAllBytes(\"7.bin\")", code, StringComparison.Ordinal);
    }
}
