using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Components.Pages.Send.Results;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendTextsTests
{
    [Fact]
    public void CurlLine_QuotesInTheValues_StayOneArgument() =>
        Assert.Equal(
            """curl -X PUT 'http://localhost/hooks/it'\''s' -H 'X-A: $(rm) "b"' -H 'Content-Type:'""",
            CurlLine.Head("http://localhost/hooks/it's", "PUT", [new HeaderLine("X-A", "$(rm) \"b\"")], followRedirects: false));

    [Theory]
    [InlineData("http://a/b", "POST", false, "curl 'http://a/b'")]
    [InlineData("http://a/b/./c/../d", "DELETE", true, "curl -X DELETE --location --path-as-is 'http://a/b/./c/../d'")]
    [InlineData("http://a/?filter[a]={1}", "HEAD", false, "curl --head --globoff 'http://a/?filter[a]={1}'")]
    public void CurlLine_UrlThatCurlWouldChange_IsSentUnchanged(string url, string method, bool follows, string line) => Assert.Equal(
        line + " -H 'content-type: a/b' -H 'X-Empty;'",
        CurlLine.Head(url, method, [new HeaderLine("content-type", "a/b"), new HeaderLine("X-Empty", "")], follows));

    [Theory]
    [InlineData(413, """{"title":"Too large: send less.","status":413}""", "application/problem+json", "Too large: send less.")]
    [InlineData(503, """{"title":7}""", "application/problem+json", "Service Unavailable")]
    [InlineData(500, "[", "application/problem+json; charset=utf-8", "Internal Server Error")]
    [InlineData(404, """{"title":"not a problem"}""", "application/json", "Not Found")]
    public void ProblemTitle_OfAnAnswer_IsItsTitleOrTheStatusInWords(int status, string body, string contentType, string said) =>
        Assert.Equal(said, ProblemTitle.Of(FakeSender.Answered(status, body: body, contentType: contentType)));

    [Fact]
    public void ProblemTitle_OfARedirect_IsWhereItLeads() => Assert.Equal(
        "→ https://example.com/new",
        ProblemTitle.Of(new SendResult.Answered(301, 1, null, [new HeaderLine("location", "https://example.com/new")], "Moved")));

    [Fact]
    public void ProblemTitle_OfALongOne_IsItsBeginning()
    {
        var location = new string('x', 60_000);

        Assert.Equal(
            ProblemTitle.MaxChars + 1,
            ProblemTitle.Of(new SendResult.Answered(302, 1, null, [new HeaderLine("Location", location)], "")).Length);
    }

    [Fact]
    public void ProblemTitle_OfNoAnswer_IsTheReason() =>
        Assert.Equal("Nothing listens.", ProblemTitle.Of(new SendResult.Failed("Nothing listens.", 1)));
}
