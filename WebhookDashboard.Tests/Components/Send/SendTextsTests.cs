using WebhookDashboard.Components.Pages.Send.Results;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendTextsTests
{
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
