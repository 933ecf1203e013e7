using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

public sealed class EventsViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void AddressOf_AllFiltersAndAnEvent_ReadsBackTheSame()
    {
        var view = EventsView.Parse("payment", "post", "a b&c", "mismatch", "30m");
        var id = EventId.At(Now);

        Assert.Equal(
            $"events/{id}?endpoint=payment&method=POST&type=a%20b%26c&verdict=mismatch&time=30m", view.AddressOf(id));
        Assert.Equal(5, view.Count);
    }

    [Fact]
    public void AddressOf_EventsWithoutAType_ReadsBackTheSame()
    {
        var view = EventsView.Parse(null, null, "(none)", null, null);

        Assert.Equal(EventFilter.NoType, view.EventType);
        Assert.Equal("events?type=%28none%29", view.AddressOf(null));
        Assert.Equal(1, view.Count);
    }

    [Fact]
    public void AddressOf_ComparisonsHidden_ReadsBackTheSameAndLeavesTheirTypeOut()
    {
        var view = EventsView.Parse(null, null, null, null, null, "hidden");

        Assert.Equal(("events?comparisons=hidden", 1), (view.AddressOf(null), view.Count));
        Assert.Equal(SimulatedEvents.Type, view.ToFilter(Now).ExceptType);
        Assert.Null(EventsView.All.ToFilter(Now).ExceptType);
    }

    [Fact]
    public void AddressOf_NoFilters_HasNoQuery() => Assert.Equal("events", EventsView.All.AddressOf(null));

    [Fact]
    public void Parse_InvalidValues_AreNotSet() =>
        Assert.True(EventsView.Parse("not a slug", " ", "", "1", "yesterday").IsAll);

    [Fact]
    public void ToFilter_Time_CountsFromNow() =>
        Assert.Equal(Now.AddHours(-24), EventsView.Parse(null, null, null, null, "24h").ToFilter(Now).From);
}
