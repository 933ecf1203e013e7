using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Sample;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

public sealed class EventsViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void AddressOf_AllFiltersAndAnEvent_ReadsBackTheSame()
    {
        var view = EventsView.Parse("?endpoint=payment&method=post&type=a%20b%26c&verdict=mismatch&time=30m");
        var id = EventId.At(Now);

        Assert.Equal(
            $"events/{id}?endpoint=payment&method=POST&type=a%20b%26c&verdict=mismatch&time=30m", view.AddressOf(id));
        Assert.Equal(5, view.Count);
    }

    [Fact]
    public void AddressOf_EventsWithoutAType_ReadsBackTheSame()
    {
        var view = EventsView.Parse("?type=(none)");

        Assert.Equal(EventFilter.NoType, view.EventType);
        Assert.Equal("events?type=%28none%29", view.AddressOf(null));
        Assert.Equal(1, view.Count);
    }

    [Fact]
    public void AddressOf_ComparisonsHidden_ReadsBackTheSameAndLeavesTheirTypeOut()
    {
        var view = EventsView.Parse("?comparisons=hidden");

        Assert.Equal(("events?comparisons=hidden", 1), (view.AddressOf(null), view.Count));
        Assert.Equal(SimulatedEvents.Type, view.ToFilter(Now).ExceptType);
        Assert.Null(EventsView.All.ToFilter(Now).ExceptType);
    }

    [Fact]
    public void AddressOf_SeveralEndpoints_RepeatsThem()
    {
        var view = EventsView.Parse("?endpoint=inbox&endpoint=payment&endpoint=inbox");

        Assert.Equal(("events?endpoint=inbox&endpoint=payment", 2), (view.AddressOf(null), view.Count));
        Assert.Equal("events?endpoint=payment", view.Toggled(EndpointSlug.Parse("inbox")).AddressOf(null));
        Assert.Equal(view, EventsView.All.Toggled(EndpointSlug.Parse("inbox")).Toggled(EndpointSlug.Parse("payment")));
    }

    [Theory]
    [InlineData("oldest")]
    [InlineData("2026-01-02T03:04:05.678Z")]
    public void AddressOf_Place_ReadsBackTheSame(string text)
    {
        var view = EventsView.Parse($"?at={Uri.EscapeDataString(text)}");

        Assert.Equal($"events?at={Uri.EscapeDataString(text)}", view.AddressOf(null));
        Assert.True(view.IsAll);
    }

    [Fact]
    public void AddressOf_TimesOfOnesOwn_ReadsBackTheSameInUtc()
    {
        var view = EventsView.Parse("?from=2026-01-02T04:04:05.5%2B01:00&to=2026-01-03");

        Assert.Equal(("events?from=2026-01-02T03%3A04%3A05.5Z&to=2026-01-03T00%3A00%3A00Z", 1), (view.AddressOf(null), view.Count));
        Assert.Equal((Now.AddSeconds(.5), new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero)), (view.ToFilter(Now).From, view.ToFilter(Now).To));
        Assert.Equal("events?time=5m", EventsView.Parse("?time=5m&from=2026-01-02").AddressOf(null));
    }

    [Fact]
    public void AddressOf_Search_ReadsBackTheSameAsTheApiTakesIt()
    {
        var view = EventsView.Parse(
            "?type=order.*&search=paid%20%22not%20found%22&where=$.amount%20%3E%2050&where=$.id%20exists&minSize=10&maxSize=99&duplicates=only");

        Assert.Equal(
            "events?type=order.%2A&minSize=10&maxSize=99&duplicates=only&search=paid%20%22not%20found%22&where=%24.amount%20%3E%2050&where=%24.id%20exists", view.AddressOf(null));
        var filter = view.ToFilter(Now);
        Assert.Equal(("order.", null, 10, 99, DuplicateFilter.Only), (filter.TypePrefix, filter.EventType, filter.MinSize, filter.MaxSize, filter.Duplicates));
        Assert.Equal(["paid", "not found"], filter.Search!.Needles);
        Assert.Equal((2, 4, false), (filter.Where.Count, view.Count, view.IsSummed));
    }

    [Fact]
    public void Parse_FaultyTexts_AreNotSet() =>
        Assert.True(EventsView.Parse("?search=%22open&where=$.a%20%3E&where&minSize=-1&maxSize=x&duplicates=some").IsAll);

    [Theory]
    [InlineData("endpoint=inbox&method=PUT", "", "endpoint:payment", "endpoint=inbox&endpoint=payment&method=PUT")]
    [InlineData("endpoint=inbox&endpoint=payment", "endpoint:payment", "paid", "endpoint=inbox&search=paid")]
    [InlineData("method=PUT", "", "method:get", "method=GET")]
    [InlineData("method=GET", "method:get", "", "")]
    [InlineData("type=a", "", "$.x = 1", "type=a&where=%24.x%20%3D%201")]
    [InlineData("time=5m", "", "from:2026-01-02T03:04:05Z", "from=2026-01-02T03%3A04%3A05Z")]
    [InlineData("time=5m", "", "type:order.* duplicates:hide minSize:1", "type=order.%2A&time=5m&minSize=1&duplicates=hide")]
    public void Retyped_TextOfTheField_ReplacesWhatItSaidAndLeavesTheRest(string before, string said, string says, string after)
    {
        var view = EventsView.Parse($"?{before}");

        var retyped = view.Retyped(FilterText.Read(said, out _)!, FilterText.Read(says, out _)!);

        Assert.Equal(after.Length == 0 ? "events" : $"events?{after}", retyped.AddressOf(null));
    }

    [Fact]
    public void IsTooLong_TextThatNoAddressTakes_IsSo()
    {
        Assert.False((EventsView.All with { Search = new SearchText([new string('a', SearchText.MaxLength)]) }).IsTooLong);
        Assert.True((EventsView.All with { Search = new SearchText([new string('a', SearchText.MaxLength + 1)]) }).IsTooLong);
        Assert.True((EventsView.All with { Search = new SearchText([new string('é', SearchText.MaxLength), new string('字', 999)]) }).IsTooLong);
        Assert.True((EventsView.All with { Search = new SearchText([new string('字', SearchText.MaxLength)]) }).IsTooLong);
    }

    [Fact]
    public void AddressOf_NoFilters_HasNoQuery() => Assert.Equal("events", EventsView.All.AddressOf(null));

    [Fact]
    public void Parse_InvalidValues_AreNotSet() =>
        Assert.True(EventsView.Parse("?endpoint=not%20a%20slug&endpoint&method=%20&type=&verdict=1&time=yesterday&from=now&to=2026").IsAll);

    [Fact]
    public void ToFilter_Time_CountsFromNow() =>
        Assert.Equal(Now.AddHours(-24), EventsView.Parse("?time=24h").ToFilter(Now).From);
}
