using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

public sealed class ProblemDetailsTitleTests
{
    [Theory]
    [InlineData("""{"title":"Slow down."}""", "Slow down.")]
    [InlineData("""{"title":7}""", null)]
    [InlineData("""{"title":"\ud800"}""", null)]
    [InlineData("""{"\udfff":1,"status":400}""", null)]
    [InlineData("""["title"]""", null)]
    [InlineData("""{"title":""", null)]
    [InlineData("", null)]
    public void Read_AnyAnswer_IsItsTitleOrNull(string body, string? expected) =>
        Assert.Equal(expected, ProblemDetailsTitle.Read([new HeaderLine("content-type", "application/problem+json; charset=utf-8")], body));
}
