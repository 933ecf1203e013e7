using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

public sealed class LastAnswersTests
{
    private readonly LastAnswers _answers = new();

    [Fact]
    public void Judge_FirstAnswerOfAnAddress_IsNew()
    {
        Assert.Equal(Told.New, _answers.Judge(AnAnswer("A")));
        Assert.Equal(Told.New, _answers.Judge(AnAnswer("A") with { Url = "http://shop/users" }));
        Assert.Equal(Told.New, _answers.Judge(AnAnswer("A") with { Source = "bank" }));
    }

    [Fact]
    public void Judge_SameThenDifferentAnswer_ComparesWithTheLast()
    {
        Assert.Equal(
            [Told.New, Told.NothingNew, Told.New, Told.NothingNew, Told.New],
            "AABBA".Select(hash => _answers.Judge(AnAnswer(hash.ToString()))));
    }

    [Fact]
    public void Judge_NotModified_IsNothingNewEvenIfTheAnswerIsForgotten() =>
        Assert.Equal(Told.NothingNew, _answers.Judge(AnAnswer(null) with { Outcome = PullOutcome.NotModified, Status = 304 }));

    [Theory]
    [InlineData(PullOutcome.TimedOut)]
    [InlineData(PullOutcome.Refused)]
    [InlineData(PullOutcome.NotUnderstood)]
    public void Judge_NoUsableAnswer_IsNeitherAndKeepsTheLastOne(PullOutcome outcome)
    {
        _answers.Judge(AnAnswer("A"));

        Assert.Null(_answers.Judge(AnAnswer(null) with { Outcome = outcome }));
        Assert.Equal(Told.NothingNew, _answers.Judge(AnAnswer("A")));
    }

    [Fact]
    public void Judge_MoreAddressesThanRemembered_ForgetsTheOldest()
    {
        _answers.Judge(AnAnswer("A") with { Url = "http://shop/forgotten" });
        _answers.Judge(AnAnswer("A") with { Url = "http://shop/asked-often" });
        for (var i = 0; i < IExchangeLog.Most - 1; i++)
        {
            _answers.Judge(AnAnswer("A") with { Url = $"http://shop/{i}" });
            _answers.Judge(AnAnswer("A") with { Url = "http://shop/asked-often" });
        }

        Assert.Equal(Told.NothingNew, _answers.Judge(AnAnswer("A") with { Url = "http://shop/asked-often" }));
        Assert.Equal(Told.New, _answers.Judge(AnAnswer("A") with { Url = "http://shop/forgotten" }));
    }

    [Fact]
    public void AddEarlier_AfterTheFirstAnswers_OverridesNone()
    {
        _answers.Judge(AnAnswer("C"));

        _answers.AddEarlier([AnAnswer("B"), AnAnswer("A"), AnAnswer("Y") with { Url = "http://shop/y" }, AnAnswer("X") with { Url = "http://shop/y" }]);

        Assert.Equal(Told.NothingNew, _answers.Judge(AnAnswer("C")));
        Assert.Equal(Told.NothingNew, _answers.Judge(AnAnswer("Y") with { Url = "http://shop/y" }));
    }

    private static Exchange AnAnswer(string? hash) =>
        new() { Source = "shop", Method = "GET", Url = "http://shop/products", Status = 200, AnswerHash = hash };
}
