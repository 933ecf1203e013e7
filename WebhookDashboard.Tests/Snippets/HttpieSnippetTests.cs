using WebhookDashboard.Snippets;
using Xunit;

namespace WebhookDashboard.Tests.Snippets;

public sealed class HttpieSnippetTests
{
    private static ARequest Plain { get; } =
        ARequest.To("http://a/x/../%7E?b=%20").By("POST").With("User-Agent", "b").With("Accept-Encoding", "c");

    [Fact]
    public void Of_Event_SendsItAgain() => Assert.Equal(
        """
        http --ignore-stdin --path-as-is POST 'http://a/x/../%7E?b=%20' \
          'User-Agent: b' \
          'Accept-Encoding: c' \
          'X-Empty;' \
          'X-At: @/etc/hostname' \
          'Accept:' \
          'Content-Type:' \
          --raw='@it'\''s'
        """,
        Plain.With("X-Empty", "").With("X-At", "@/etc/hostname").WithBody("@it's").As(SnippetFormat.Httpie));

    [Fact]
    public void Of_BinaryBody_NamesTheFile() =>
        Assert.EndsWith("'Content-Type:' \\\n  '@7.bin'", Plain.WithBody([0xFF]).As(SnippetFormat.Httpie), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://a/%7e")]
    [InlineData("http://a/[1]")]
    [InlineData("http://a/ü")]
    [InlineData("http://a//b")]
    [InlineData("http://a/?")]
    [InlineData("http://a/?b=%7E")]
    [InlineData("http://a/?b#c")]
    [InlineData("http://a/100%")]
    public void Of_UrlThatHttpieChanges_SaysSo(string url) => Assert.StartsWith(
        "# HTTPie normalizes this URL",
        ARequest.To(url).With("User-Agent", "b").With("Accept-Encoding", "c").As(SnippetFormat.Httpie),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("post")]
    [InlineData("M-SEARCH")]
    public void Of_MethodThatHttpieTakesForAHost_IsNoCommand(string method) =>
        Assert.Equal("# HTTPie sends only methods of capital letters. Copy this request as curl.\n", Plain.By(method).As(SnippetFormat.Httpie));

    [Fact]
    public void Of_HeadersThatHttpieChanges_SaysSo()
    {
        Assert.StartsWith("# HTTPie changes some of these header values.", Plain.With("X-L", [0xFC]).As(SnippetFormat.Httpie), StringComparison.Ordinal);
        Assert.StartsWith("# HTTPie changes some of these header values.", Plain.With("X-B", @"a\:b").As(SnippetFormat.Httpie), StringComparison.Ordinal);
        Assert.StartsWith("# HTTPie takes a header whose name begins with a hyphen", Plain.With("-X", "").As(SnippetFormat.Httpie), StringComparison.Ordinal);
        Assert.StartsWith("# HTTPie before 3.2.3 adds", ARequest.To("http://a/").As(SnippetFormat.Httpie), StringComparison.Ordinal);
        Assert.StartsWith("http ", Plain.With("X-B", @"C:\x\\").As(SnippetFormat.Httpie), StringComparison.Ordinal);
    }

    /// <summary>zsh runs a pasted comment as a command.</summary>
    [Fact]
    public void Of_Anything_HasNoCommentThatAShellCouldInterpret()
    {
        var comments = Plain.With("X-L", [0xFC]).With("-X", "").WithTrailers().As(SnippetFormat.Httpie).Split('\n').Where(line => line.StartsWith('#'));

        Assert.All(comments, comment => Assert.Matches("^# [A-Za-z0-9-., ]+$", comment));
    }
}
