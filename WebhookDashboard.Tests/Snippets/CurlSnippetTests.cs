using WebhookDashboard.Snippets;
using Xunit;

namespace WebhookDashboard.Tests.Snippets;

public sealed class CurlSnippetTests
{
    private const string NoDefaults = " \\\n  -H 'User-Agent:' \\\n  -H 'Accept:'";

    [Fact]
    public void Of_Event_SendsItAgain() => Assert.Equal(
        """
        curl 'https://hooks.example.com/hooks/payment/x?a=1' \
          -H 'Content-Type: application/json' \
          -H 'X-Empty;' \
          -H 'user-agent: Sender/1.0' \
          -H 'Accept:' \
          --data-raw '{"it'\''s": 1}'
        """,
        ARequest.To("https://hooks.example.com/hooks/payment/x?a=1").By("POST").With("Host", "hooks.example.com").With("Content-Type", "application/json")
            .With("X-Empty", "").With("user-agent", "Sender/1.0").WithBody("{\"it's\": 1}").As(SnippetFormat.Curl));

    [Theory]
    [InlineData("http://a", "curl 'http://a'")]
    [InlineData("http://a/b?filter[x]={1}", "curl --globoff 'http://a/b?filter[x]={1}'")]
    [InlineData("http://a/b/./c/../d", "curl --path-as-is 'http://a/b/./c/../d'")]
    [InlineData("http://a/b/%2E%2e/[d]", "curl --globoff --path-as-is 'http://a/b/%2E%2e/[d]'")]
    [InlineData("http://a/b?", "curl --request-target '/b?' 'http://a/'")]
    [InlineData("http://a/b?#c", "curl --request-target '/b?#c' 'http://a/'")]
    [InlineData("http://a/b\u0001", @"curl --request-target $'/b\x01' 'http://a/'")]
    [InlineData("http://a/b?q=ü", "curl --request-target '/b?q=ü' 'http://a/'")]
    [InlineData("http://a//b|c\\?x='", @"curl 'http://a//b|c\?x='\'''")]
    public void Of_UrlThatCurlWouldChange_IsSentUnchanged(string url, string command) =>
        Assert.Equal(command + NoDefaults, ARequest.To(url).As(SnippetFormat.Curl));

    [Theory]
    [InlineData("GET", "curl 'http://a/'")]
    [InlineData("HEAD", "curl --head 'http://a/'")]
    [InlineData("POST", "curl -X POST 'http://a/'")]
    [InlineData("get", "curl -X get 'http://a/'")]
    [InlineData("x!", @"curl -X 'x'\!'' 'http://a/'")]
    public void Of_NoBody_SendsTheMethodAlone(string method, string command) =>
        Assert.Equal(command + NoDefaults, ARequest.To("http://a/").By(method).As(SnippetFormat.Curl));

    [Theory]
    [InlineData("POST", "curl 'http://a/'")]
    [InlineData("GET", "curl -X GET 'http://a/'")]
    [InlineData("HEAD", "curl -X HEAD --ignore-content-length -H 'Connection: close' 'http://a/'")]
    public void Of_NoContentType_KeepsCurlFromAddingOne(string method, string command) => Assert.Equal(
        command + NoDefaults + " \\\n  -H 'Content-Type:' \\\n  --data-raw '@/etc/hostname'",
        ARequest.To("http://a/").By(method).WithBody("@/etc/hostname").As(SnippetFormat.Curl));

    [Fact]
    public void Of_EmptyBodyWithALength_SendsTheLength() => Assert.EndsWith(
        "-H 'Content-Type:' \\\n  --data-raw ''",
        ARequest.To("http://a/").By("POST").With("Content-Length", "0").As(SnippetFormat.Curl),
        StringComparison.Ordinal);

    [Fact]
    public void Of_BinaryBody_IsReadFromAFileByTheShell() => Assert.EndsWith(
        "--data-binary @- < '7.bin'", ARequest.To("http://a/").By("POST").WithBody([0xFF]).As(SnippetFormat.Curl), StringComparison.Ordinal);

    [Fact]
    public void Of_OddHeaderValue_KeepsItsBytes()
    {
        var command = ARequest.To("http://a/").With("X-L", [(byte)'M', 0xFC]).With("X-E", "\u001b[31m").As(SnippetFormat.Curl);

        Assert.Contains(@"-H $'X-L: M\xfc'", command, StringComparison.Ordinal);
        Assert.Contains(@"-H $'X-E: \x1b[31m'", command, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Trailers_SaysThatTheyAreNotSent() => Assert.StartsWith(
        "# The trailers of the request are not sent.\ncurl ", ARequest.To("http://a/").WithTrailers().As(SnippetFormat.Curl), StringComparison.Ordinal);

    [Fact]
    public void Of_FollowingRedirects_AsksCurlTo() =>
        Assert.StartsWith("curl -X PUT --location 'http://a/'", CurlSnippet.Of(ARequest.To("http://a/").By("PUT").Build(), followsRedirects: true), StringComparison.Ordinal);
}
