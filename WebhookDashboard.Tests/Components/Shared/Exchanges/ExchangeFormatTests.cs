using WebhookDashboard.Components.Shared.Exchanges;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Exchanges;

public sealed class ExchangeFormatTests
{
    [Theory]
    [InlineData(PullOutcome.Answered, 200, Told.New, "new")]
    [InlineData(PullOutcome.Answered, 200, Told.NothingNew, "nothing new")]
    [InlineData(PullOutcome.NotModified, 304, Told.NothingNew, "nothing new")]
    [InlineData(PullOutcome.NotModified, 304, null, "nothing new")]
    [InlineData(PullOutcome.Answered, 201, null, "answered")]
    [InlineData(PullOutcome.Unauthorised, 401, null, "wrong key")]
    [InlineData(PullOutcome.Unauthorised, 403, null, "forbidden")]
    [InlineData(PullOutcome.Refused, 302, null, "redirected")]
    [InlineData(PullOutcome.Refused, 400, null, "rejected")]
    [InlineData(PullOutcome.Refused, 404, null, "not found")]
    [InlineData(PullOutcome.Refused, 410, null, "not found")]
    [InlineData(PullOutcome.Refused, 429, null, "rate limited")]
    [InlineData(PullOutcome.Refused, 503, null, "failed")]
    [InlineData(PullOutcome.NotUnderstood, 200, null, "not understood")]
    [InlineData(PullOutcome.Unreachable, null, null, "unreachable")]
    public void Word_OfACall_DescribesItsResult(PullOutcome outcome, int? status, Told? told, string word) =>
        Assert.Equal(word, ExchangeFormat.Word(outcome, status, told));
}
