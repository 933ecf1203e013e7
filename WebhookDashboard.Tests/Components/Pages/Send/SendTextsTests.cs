using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound;
using Xunit;

namespace WebhookDashboard.Tests.Components.Pages.Send;

public sealed class SendTextsTests
{
    [Fact]
    public void CurlLine_QuotesInTheValues_StayOneArgument() =>
        Assert.Equal(
            """curl -X PUT 'http://localhost/hooks/it'\''s' -H 'X-A: $(rm) "b"'""",
            CurlLine.Head("http://localhost/hooks/it's", "PUT", [new HeaderLine("X-A", "$(rm) \"b\"")]));

    [Theory]
    [InlineData(413, """{"title":"Too large: send less.","status":413}""", "application/problem+json", "Too large: send less.")]
    [InlineData(503, """{"title":7}""", "application/problem+json", "Service Unavailable")]
    [InlineData(500, "[", "application/problem+json; charset=utf-8", "Internal Server Error")]
    [InlineData(404, """{"title":"not a problem"}""", "application/json", "Not Found")]
    public void ProblemTitle_OfAnAnswer_IsItsTitleOrTheStatusInWords(int status, string body, string contentType, string said) =>
        Assert.Equal(said, ProblemTitle.Of(FakeSender.Answered(status, body: body, contentType: contentType)));

    [Fact]
    public void ProblemTitle_OfNoAnswer_IsTheReason() =>
        Assert.Equal("Nothing listens.", ProblemTitle.Of(new SendResult.Failed("Nothing listens.", 1)));
}
