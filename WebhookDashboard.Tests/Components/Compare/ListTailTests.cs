using CsCheck;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Components.Pages.Compare.Picture;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class ListTailTests
{
    [Fact]
    public void Of_AnyTwoLists_TurnsOneIntoTheOther() =>
        Gen.Select(Gen.Int[0, 2].List[0, 12], Gen.Int[0, 2].List[0, 12]).Sample((before, now) =>
        {
            var tail = ListTail.Of(before, now, oldest: 0, i => [now[i]]);

            Assert.Equal(now, tail is null ? before : [.. before.Take(tail.From), .. tail.Rows.Select(row => (int)row[0])]);
            Assert.Equal(before.SequenceEqual(now), tail is null);
        });

    [Fact]
    public void Of_OldChanges_OmitsThem()
    {
        int[] now = [.. Enumerable.Range(0, 1000)];

        var tail = ListTail.Of([0, 1, 2], now, oldest: 998, i => [now[i]]);

        Assert.Equal(998, tail!.From);
        Assert.Equal([998d, 999d], tail.Rows.Select(row => row[0]));
    }
}
