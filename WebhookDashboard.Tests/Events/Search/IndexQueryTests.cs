using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events.Search;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>The index is asked for what few events have: each list of a frequent trigram makes a search slower in a long log.</summary>
public sealed class IndexQueryTests
{
    [Fact]
    public void Of_NeedleWithARareTrigram_LeavesOutThoseThatAreMuchMoreFrequent()
    {
        var query = IndexQuery.Of(Search("zebra"), trigram => trigram == "\"ZEB\"" ? 0.001 : 0.4)!;

        Assert.Contains("\"ZEB\"", query.Match, StringComparison.Ordinal);
        Assert.DoesNotContain("\"BRA\"", query.Match, StringComparison.Ordinal);
        Assert.Equal(0.001, query.Share);
    }

    [Fact]
    public void Of_RareAndCommonWord_AsksForOneTrigramOfTheCommonOne()
    {
        var query = IndexQuery.Of(Search("zebra", "paid"), trigram => "ZEBRA".Contains(trigram.Trim('"'), StringComparison.Ordinal) ? 0.001 : 0.4)!;

        Assert.All(["\"ZEB\"", "\"EBR\"", "\"BRA\"", "\"PAI\""], trigram => Assert.Contains(trigram, query.Match, StringComparison.Ordinal));
        Assert.DoesNotContain("\"AID\"", query.Match, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MemberThatMostEventsHave_AsksForTheValueAlone()
    {
        var filter = EventFilter.All with { Where = [WhereCondition.Parse("$.customer = \"zebra\"", null)] };

        var query = IndexQuery.Of(filter, trigram => "\"ZEBRA\"".Contains(trigram[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal) ? 0.01 : 0.9)!;

        Assert.Contains("\"ZEB\"", query.Match, StringComparison.Ordinal);
        Assert.DoesNotContain("\"CUS\"", query.Match, StringComparison.Ordinal);
        Assert.DoesNotContain("\"OME\"", query.Match, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WordOfAllEvents_StillAsksForSome() // Perhaps only the newest have it.
    {
        var query = IndexQuery.Of(Search("hooks"), _ => 1)!;

        Assert.Contains("\"HOO\"", query.Match, StringComparison.Ordinal);
        Assert.Equal(1, query.Share);
    }

    [Fact]
    public void Of_RareWordAndSizesOfAlmostAll_AsksForTheWord()
    {
        var filter = Search("zebra") with { MinSize = 10 };

        var query = IndexQuery.Of(filter, phrase => phrase.Contains('Z') || phrase is "\"EBR\"" or "\"BRA\"" ? 0.01 : 0.3)!;

        Assert.DoesNotContain(SearchMark.OfSize(100), query.Match, StringComparison.Ordinal);
    }

    private static EventFilter Search(params string[] needles) => EventFilter.All with { Search = new SearchText(needles) };
}
