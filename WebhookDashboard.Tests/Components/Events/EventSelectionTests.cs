using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

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
    public void Add_MoreThanFit_SelectsAsManyAsFit()
    {
        _selection.Add(Enumerable.Range(0, EventSelection.Most + 1).Select(i => EventId.At(AnEvent.SomeTime.AddSeconds(i))));
        _selection.Toggle(EventId.At(AnEvent.SomeTime.AddDays(1)));

        Assert.Equal(EventSelection.Most, _selection.Ids.Count);
    }
}
