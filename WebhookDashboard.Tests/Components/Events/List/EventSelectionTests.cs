using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

public sealed class EventSelectionTests
{
    private readonly EventSelection _selection = new();

    [Fact]
    public void Toggle_Twice_SelectsNothingAndKeepsTheAnchor()
    {
        var id = EventId.At(AnEvent.SomeTime);

        _selection.Toggle(id);
        Assert.True(_selection.Contains(id));
        _selection.Toggle(id);

        Assert.Empty(_selection.Ids);
        Assert.Equal(id, _selection.Anchor);
    }

    [Fact]
    public void Remove_SomeSelected_KeepsTheRestAndSaysWhetherAnyWas()
    {
        var (one, other) = (EventId.At(AnEvent.SomeTime), EventId.At(AnEvent.SomeTime));
        _selection.Add([one, other]);

        Assert.True(_selection.Remove([one]));
        Assert.False(_selection.Remove([one]));

        Assert.Equal([other], _selection.Ids);
    }

    [Fact]
    public void Add_MoreThanFit_SelectsAsManyAsFit()
    {
        _selection.Add(Enumerable.Range(0, EventSelection.Most + 1).Select(i => EventId.At(AnEvent.SomeTime.AddSeconds(i))));
        _selection.Toggle(EventId.At(AnEvent.SomeTime.AddDays(1)));

        Assert.Equal(EventSelection.Most, _selection.Ids.Count);
    }
}
