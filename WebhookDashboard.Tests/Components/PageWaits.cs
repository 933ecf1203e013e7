using System.Runtime.ExceptionServices;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components;

/// <summary>
/// Waits until a page shows something. bUnit's own waits check only after a render, so they miss what
/// changes without one.
/// </summary>
internal static class PageWaits
{
    /// <param name="assertion">Runs in one turn of the renderer, so no render comes between its reads.</param>
    /// <param name="beforeEachLook">Runs before each check, for example to advance the clock: a timer may be set after the wait began.</param>
    public static Task ShowsAsync<T>(this IRenderedComponent<T> page, Action assertion, Action? beforeEachLook = null)
        where T : IComponent
    {
        var renderer = page.Services.GetRequiredService<BunitContext>().Renderer;
        return Until.PassesAsync(async () =>
        {
            beforeEachLook?.Invoke();
            if (renderer.UnhandledException is { IsCompletedSuccessfully: true } crash)
            {
                ExceptionDispatchInfo.Throw(await crash);
            }

            await page.InvokeAsync(assertion);
        });
    }
}
