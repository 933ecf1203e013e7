using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

public sealed class EventMatcherTests
{
    [Theory]
    [InlineData("/HOOKS/inbox/a%20b", true)]
    [InlineData("?Page=2", true)]
    [InlineData("x-kind: pushed", true)]
    [InlineData("pushed x-other", false)]
    [InlineData("grün", true)]
    [InlineData("checksum", true)]
    [InlineData("body text", true)]
    [InlineData("203.0.113.9", false)]
    [InlineData("application/json", false)]
    public void Matches_APart_IsFoundWithinIt(string needle, bool expected) => Assert.Equal(expected, Matches(
        new EventFilter { Search = new SearchText([needle]) },
        AnEvent.To("inbox").Under("/hooks/inbox/a%20b", "?page=2").WithHeader("X-Kind", "Pushed").WithHeader("X-Other", "Grün")
            .WithTrailer("Checksum", "1").WithBody("the Body Text")));

    [Fact]
    public void Matches_HeaderThatIsNotUtf8_IsReadAsLatin1()
    {
        var whole = AnEvent.To("inbox").Whole(1) with { Headers = HeaderBlock.From([new HeaderLine("X", "Grün")], Encoding.Latin1) };
        using var matcher = EventMatcher.Of(new EventFilter { Search = new SearchText(["GRÜN"]) })!;

        Assert.True(matcher.Matches(whole));
    }

    [Fact]
    public void Matches_WordsAndConditions_MustAllHold()
    {
        var anEvent = AnEvent.To("inbox").WithHeader("X-Kind", "pushed").WithBody("""{"n":5,"text":"paid"}""");

        Assert.True(Matches(Filter(["pushed", "paid"], "$.n = 5", "$.text exists"), anEvent));
        Assert.False(Matches(Filter(["pushed", "unpaid"], "$.n = 5"), anEvent));
        Assert.False(Matches(Filter(["pushed"], "$.n = 5", "$.text = \"unpaid\""), anEvent));
        Assert.True(Matches(Filter([], "$.n >= 5"), anEvent));
        Assert.False(Matches(Filter(["pushed"], "$ exists"), anEvent.WithBody("")));
    }

    [Fact]
    public void Of_FilterOfSummaries_IsNone() => Assert.Null(EventMatcher.Of(new EventFilter { Method = "PUT", MinSize = 1 }));

    private static EventFilter Filter(string[] needles, params string[] conditions) => new()
    {
        Search = needles.Length == 0 ? null : new SearchText(needles),
        Where = [.. conditions.Select(text => WhereCondition.Parse(text, provider: null))],
    };

    private static bool Matches(EventFilter filter, AnEvent anEvent)
    {
        using var matcher = EventMatcher.Of(filter)!;
        return matcher.Matches(anEvent.Whole(1));
    }
}
