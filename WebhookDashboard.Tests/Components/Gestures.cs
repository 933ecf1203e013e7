using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using WebhookDashboard.Tests.TestKit;

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
        where T : IComponent => page.ActAsync(() => page.Find(selector).ChangeAsync(new ChangeEventArgs { Value = value }));

    /// <summary>Types a text and stays in the field.</summary>
    public static Task InputAsync<T>(this IRenderedComponent<T> page, string selector, string value)
        where T : IComponent => page.ActAsync(() => page.Find(selector).InputAsync(new ChangeEventArgs { Value = value }));

    public static Task SubmitAsync<T>(this IRenderedComponent<T> page, string selector)
        where T : IComponent => page.ActAsync(() => page.Find(selector).SubmitAsync());

    private static Task ActAsync<T>(this IRenderedComponent<T> page, Func<Task> act)
        where T : IComponent => page.InvokeAsync(act).WaitAsync(WaitLimits.Longest);
}
