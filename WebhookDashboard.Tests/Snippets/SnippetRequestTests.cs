using WebhookDashboard.Snippets;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Snippets;

public sealed class SnippetRequestTests
{
    [Theory]
    [InlineData("http://a:5080", "http://a:5080", "/")]
    [InlineData("http://a/b?c", "http://a", "/b?c")]
    [InlineData("https://a//b/../c#d", "https://a", "//b/../c#d")]
    public void Target_OfAUrl_IsWhatFollowsTheHost(string url, string origin, string target)
    {
        var request = ARequest.To(url).Build();

        Assert.Equal((origin, target), (request.Origin, request.Target));
    }

    [Theory]
    [InlineData("https://hooks.example.com", "", "/hooks/inbox", "https://hooks.example.com/hooks/inbox?a")]
    [InlineData("http://a/dash", "/dash", "/dash/hooks/inbox", "http://a/dash/hooks/inbox?a")]
    [InlineData("https://hooks.example.com", "/dash", "/dash/hooks/inbox", "https://hooks.example.com/hooks/inbox?a")]
    [InlineData("http://a", "", "//hooks//inbox", "http://a//hooks//inbox?a")]
    public void OfEvent_BehindAPrefix_NamesItOnce(string root, string prefix, string path, string url)
    {
        var stored = AnEvent.To("inbox").Under(path, "?a").Stored(1);

        Assert.Equal(url, SnippetRequest.OfEvent(stored, "{}"u8, root, prefix).Url);
    }

    [Fact]
    public void OfEvent_ShortText_IsInTheSnippet()
    {
        var request = SnippetRequest.OfEvent(AnEvent.To("inbox").WithBody("@x").Stored(1), "@x"u8, "http://a", "");

        Assert.Equal(("@x", null), (request.Body.Text, request.Body.FileName));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData(null)]
    public void OfEvent_BinaryOrLargeBody_IsAFileNamedByTheEvent(string? body)
    {
        var stored = AnEvent.To("inbox").WithBody(body ?? new string('x', SnippetBody.MaxTextBytes + 1)).WithTrailer("X-Sum", "1").Stored(1);

        var request = SnippetRequest.OfEvent(stored, body is null ? [] : "a\0b"u8, "http://a", "");

        Assert.Equal(("", $"{stored.Summary.Id}.bin"), (request.Body.Text, request.Body.FileName));
        Assert.True(request.HasTrailers);
    }

    [Fact]
    public void SentHeaders_OfARequest_AreThoseThatClientsDoNotWriteThemselves() => Assert.Equal(
        ["X-A", "x-a"],
        ARequest.To("http://a/").With("Host", "b").With("X-A", "1").With("content-length", "2").With("x-a", "").With("Connection", "close").Build()
            .SentHeaders.Select(line => line.Name));
}
