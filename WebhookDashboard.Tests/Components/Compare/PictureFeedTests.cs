using System.Text.Json;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Components.Pages.Compare.Picture;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class PictureFeedTests
{
    private readonly PictureFeed _feed = new();

    [Fact]
    public void Next_FirstTime_SendsEverything()
    {
        var update = _feed.Next(new ARun()
            .Change(1000, 9).Change(2000, 8, lost: true)
            .Poll(500, 0).Poll(3000, 2).Poll(4000, 2).Poll(5000, null)
            .Webhook(1010, 1).Reconcile(6000, 2)
            .At(7000));

        Assert.Equal((7000, false), (update.Now, update.Ended));
        Assert.Equal([[1000, 9, 10, 0], [2000, 8, 9, 1]], update.Changes!.Rows);
        Assert.Equal(
            [[500, 0, 10, 0, 0], [3000, 1, 8, 2, 0], [4000, 0, 8, 2, 0], [5000, 0, -1, -1, 0]], update.Polls!.Rows);
        Assert.Equal([[1010, 1, 9, 1, 0], [6000, 1, 8, 2, 1]], update.Told!.Rows);
        Assert.Equal([[3000, 0, 0], [3000, 1, 0]], update.PullKnew!.Rows);
        Assert.Equal([[1010, 1, 0], [6000, 1, 1]], update.PushKnew!.Rows);
        Assert.Equal([[1000, 3000]], update.PullWrong!.Rows);
        Assert.Equal([[1000, 1010], [2000, 6000]], update.PushWrong!.Rows);
    }

    [Fact]
    public void Next_LittleNew_SendsOnlyThat()
    {
        var run = new ARun().Change(1000, 9).Webhook(1010, 1);
        _feed.Next(run.At(1100));

        var update = _feed.Next(run.Poll(3000, 1).At(3100));

        Assert.Equal((0, 1), (update.Polls!.From, update.Polls.Rows.Length));
        Assert.Equal((0, 1), (update.PullWrong!.From, update.PullWrong.Rows.Length));
        Assert.Null(update.Changes);
        Assert.Null(update.Told);
        Assert.Null(update.PushKnew);
        Assert.Null(update.PushWrong);
    }

    [Fact]
    public void Next_PausedForLong_OmitsWhatIsNoLongerVisible()
    {
        var run = new ARun();
        for (var i = 1; i <= 1000; i++)
        {
            run.Change(i * 500, 10 - (i % 3)).Webhook((i * 500) + 10, i);
        }

        var update = _feed.Next(run.At(500_100));

        Assert.Equal(1000, update.Changes!.From + update.Changes.Rows.Length);
        Assert.InRange(update.Changes.Rows.Length, PictureFeed.Window.TotalSeconds * 2 - 1, PictureFeed.Window.TotalSeconds * 2 + 1);
    }

    [Fact]
    public void Next_MaximumChanges_StaysSmall()
    {
        var run = new ARun().With(new RunSettings { PollSeconds = 0.2, ChangesPerMinute = 600 });
        var largest = 0;
        for (var step = 1; step <= 240; step++)
        {
            run.Change((step * 250) - 240, step % 7).Webhook((step * 250) - 235, (step * 3) - 2)
                .Change((step * 250) - 140, step % 5).Webhook((step * 250) - 135, (step * 3) - 1)
                .Change((step * 250) - 40, step % 9).Webhook((step * 250) - 35, step * 3)
                .Poll((step * 250) - 100, (step * 3) - 1);
            largest = Math.Max(largest, JsonSerializer.SerializeToUtf8Bytes(_feed.Next(run.At(step * 250)), JsonSerializerOptions.Web).Length);
        }

        Assert.InRange(largest, 1, 1500);
    }
}
