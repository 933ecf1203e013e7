using WebhookDashboard.Components.Pages.Events.List.Rows;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

public sealed class RowKeysTests
{
    private static readonly EventSummary[] Events = [.. Enumerable.Range(1, 6).Select(i => AnEvent.To("inbox").Summary(i))];

    private readonly RowKeys _keys = new();

    [Fact]
    public void Show_RowsThatStay_KeepTheirKeysAndOthersGetNewOnes()
    {
        var before = Show(Events[0], Events[1]);

        var after = Show(Events[2], Events[0], Events[1]);

        Assert.Equal(before, after[1..]);
        Assert.DoesNotContain(after[0], before);
    }

    [Fact]
    public void Show_RowAmongOthersLeaves_DoesNotPassItsKeyOn()
    {
        var before = Show(Events[0], Events[1]);

        var after = Show(Events[2], Events[0]);

        Assert.DoesNotContain(after[0], before);
    }

    [Fact]
    public void Show_AllOtherRows_TakeOverTheKeysInOrder()
    {
        var before = Show(Events[0], Events[1]);

        var after = Show(Events[2], Events[3], Events[4]);

        Assert.Equal(before, after[..2]);
        Assert.DoesNotContain(after[2], before);
    }

    [Fact]
    public void Of_RowNotShown_IsItsId() => Assert.Equal(Events[5].Id, _keys.Of(Events[5]));

    private object[] Show(params EventSummary[] rows)
    {
        _keys.Show(rows);
        return [.. rows.Select(_keys.Of)];
    }
}
