using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Xunit;

namespace WebhookDashboard.Tests.Components;

public sealed class GesturesTests : BunitContext
{
    [Fact]
    public async Task Click_WhileThePageIsBusy_CompletesAfterHandling()
    {
        var page = Render<Counter>();
        using var busy = await BusyAsync(page);

        var click = page.ClickAsync("button");
        Assert.False(click.IsCompleted);
        busy.End();
        await click;

        Assert.Equal("1", page.Find("button").TextContent);
    }

    [Fact]
    public async Task Click_DuringARender_ReachesTheCurrentHandler()
    {
        var page = Render<Counter>();
        using var busy = await BusyAsync(page);

        var click = page.ClickAsync(() => page.FindAll("button").Single());
        busy.End(page.Instance.Paint);
        await click;

        Assert.Equal("1", page.Find("button").TextContent);
    }

    private static async Task<Turn> BusyAsync(IRenderedComponent<Counter> page)
    {
        var turn = new Turn();
        turn.Take(page);
        await turn.Taken;
        return turn;
    }

    /// <summary>A turn of the renderer that the test ends.</summary>
    private sealed class Turn : IDisposable
    {
        private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _ended = new();
        private Task _turn = Task.CompletedTask;
        private Action _last = () => { };

        public Task Taken => _taken.Task;

        public void Take(IRenderedComponent<Counter> page) => _turn = Task.Run(() => page.InvokeAsync(() =>
        {
            _taken.SetResult();
            _ended.Wait();
            _last();
        }));

        /// <param name="last">Runs at the end of this turn.</param>
        public void End(Action? last = null)
        {
            _last = last ?? _last;
            _ended.Set();
        }

        public void Dispose()
        {
            _ended.Set();
            _turn.GetAwaiter().GetResult();
            _ended.Dispose();
        }
    }

    /// <summary>A button that shows its number of clicks and gets a new handler with each render.</summary>
    private sealed class Counter : ComponentBase
    {
        private int _clicks;

        public void Paint() => StateHasChanged();

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            var painted = _clicks;
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => _clicks = painted + 1));
            builder.AddContent(2, _clicks);
            builder.CloseElement();
        }
    }
}
