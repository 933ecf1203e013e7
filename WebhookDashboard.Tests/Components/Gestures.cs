using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components;

/// <summary>
/// A user's actions on a page. Each one finds its element and raises the event in one turn of the renderer, and
/// completes when the page has handled the event. bUnit's <c>Click()</c> and the like only queue the event while the
/// renderer is busy, so the next line would read the page as it was before; and a render between finding an element and
/// using it can remove the handler.
/// </summary>
/// <remarks>
/// A handler that waits for something, such as a dialog's result, is awaited too: keep the task, provide
/// the result, then await the task.
/// </remarks>
internal static class Gestures
{
    public static Task ClickAsync<T>(this IRenderedComponent<T> page, string selector)
        where T : IComponent => page.ClickAsync(() => page.Find(selector));

    public static Task ClickAsync<T>(this IRenderedComponent<T> page, Func<IElement> find)
        where T : IComponent => page.ActAsync(() => find().ClickAsync(new MouseEventArgs()));

    /// <summary>Types a text and leaves the field, or chooses an option.</summary>
    public static Task ChangeAsync<T>(this IRenderedComponent<T> page, string selector, object value)
        where T : IComponent => page.ChangeAsync(() => page.Find(selector), value);

    public static Task ChangeAsync<T>(this IRenderedComponent<T> page, Func<IElement> find, object value)
        where T : IComponent => page.ActAsync(() => find().ChangeAsync(new ChangeEventArgs { Value = value }));

    /// <summary>Types a text and stays in the field.</summary>
    public static Task InputAsync<T>(this IRenderedComponent<T> page, string selector, string value)
        where T : IComponent => page.ActAsync(() => page.Find(selector).InputAsync(new ChangeEventArgs { Value = value }));

    /// <summary>Opens the list of a MudSelect or a MudAutocomplete.</summary>
    public static Task OpenAsync<T>(this IRenderedComponent<T> page, string selector)
        where T : IComponent => page.ActAsync(() => page.Find(selector).MouseDownAsync(new MouseEventArgs()));

    /// <summary>Types a text into a field that follows each key, and leaves it.</summary>
    public static async Task FillAsync<T>(this IRenderedComponent<T> page, string selector, string value)
        where T : IComponent
    {
        await page.InputAsync(selector, value);
        await page.LeaveAsync(selector);
    }

    public static Task LeaveAsync<T>(this IRenderedComponent<T> page, string selector)
        where T : IComponent => page.ActAsync(() => page.Find(selector).BlurAsync(new FocusEventArgs()));

    /// <summary>The focus comes into an element, or to a field in it.</summary>
    public static Task EnterAsync<T>(this IRenderedComponent<T> page, string selector)
        where T : IComponent => page.ActAsync(() => page.Find(selector).FocusInAsync(new FocusEventArgs()));

    /// <summary>The focus leaves an element, or a field in it.</summary>
    public static Task ExitAsync<T>(this IRenderedComponent<T> page, string selector)
        where T : IComponent => page.ActAsync(() => page.Find(selector).FocusOutAsync(new FocusEventArgs()));

    /// <summary>The selector of the field with this label.</summary>
    public static string Labelled<T>(this IRenderedComponent<T> page, string label)
        where T : IComponent =>
        $"[id='{page.FindAll("label").Single(one => one.TextContent.Trim() == label).GetAttribute("for")}']";

    /// <summary>Opens a MudSelect on a page of a <see cref="PageContext"/>, and clicks an option.</summary>
    public static Task ChooseAsync<T>(this IRenderedComponent<T> page, string selector, string option)
        where T : IComponent =>
        page.ChooseAsync(((PageContext)page.Services.GetRequiredService<BunitContext>()).Popovers, selector, option);

    /// <param name="page">The page with the MudSelect.</param>
    /// <param name="popovers">Where the options appear; render it once, before they open.</param>
    /// <param name="selector">Finds the MudSelect's field.</param>
    /// <param name="option">The whole text of the option.</param>
    public static async Task ChooseAsync<T>(
        this IRenderedComponent<T> page, IRenderedComponent<MudPopoverProvider> popovers, string selector, string option)
        where T : IComponent
    {
        await page.OpenAsync(selector);
        await popovers.ShowsAsync(() => Assert.Contains(option, Options().Select(one => one.TextContent.Trim())));
        await popovers.ClickAsync(() => Options().Single(one => one.TextContent.Trim() == option));

        IEnumerable<IElement> Options() => popovers.FindAll("[role=option]");
    }

    /// <summary>Opens a MudMenu on a page of a <see cref="PageContext"/>, and clicks an item.</summary>
    public static async Task PickAsync<T>(this IRenderedComponent<T> page, string selector, string item)
        where T : IComponent
    {
        var popovers = ((PageContext)page.Services.GetRequiredService<BunitContext>()).Popovers;
        await page.ClickAsync(selector);
        await popovers.ShowsAsync(() => Assert.Contains(item, Items().Select(one => one.TextContent.Trim())));
        await popovers.ClickAsync(() => Items().Single(one => one.TextContent.Trim() == item));

        IEnumerable<IElement> Items() => popovers.FindAll("[role=menuitem]");
    }

    public static Task SubmitAsync<T>(this IRenderedComponent<T> page, string selector)
        where T : IComponent => page.ActAsync(() => page.Find(selector).SubmitAsync());

    private static Task ActAsync<T>(this IRenderedComponent<T> page, Func<Task> act)
        where T : IComponent => page.InvokeAsync(act).WaitAsync(WaitLimits.Longest);
}
