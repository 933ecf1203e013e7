using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Snippets;

namespace WebhookDashboard.Tests.Snippets;

/// <summary>Builds requests to write as snippets: <c>ARequest.To("http://a/b").By("PUT").With("X-A", "1").Build()</c>.</summary>
internal sealed record ARequest
{
    public const string File = "7.bin";

    private string Url { get; init; } = "";
    private string Method { get; init; } = "GET";
    private IReadOnlyList<HeaderLine> Headers { get; init; } = [];
    private SnippetBody Body { get; init; } = SnippetBody.Of([], File);
    private bool HasTrailers { get; init; }

    public static ARequest To(string url) => new() { Url = url };

    public ARequest By(string method) => this with { Method = method };

    public ARequest With(string name, string value) => this with { Headers = [.. Headers, new HeaderLine(name, value)] };

    /// <summary>With a value that is not UTF-8.</summary>
    public ARequest With(string name, byte[] value) =>
        this with { Headers = [.. Headers, new HeaderLine(name, Encoding.Latin1.GetString(value)) { Bytes = value }] };

    public ARequest WithBody(string body) => WithBody(Encoding.UTF8.GetBytes(body));

    public ARequest WithBody(byte[] body) => this with { Body = SnippetBody.Of(body, File) };

    public ARequest WithTrailers() => this with { HasTrailers = true };

    public SnippetRequest Build() => new(Method, Url, Headers, Body) { HasTrailers = HasTrailers };

    public string As(SnippetFormat format) => Snippet.Of(format, Build());
}
