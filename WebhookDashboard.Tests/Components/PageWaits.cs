using System.Runtime.ExceptionServices;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components;

/// <summary>
/// Waits for what a page comes to show. bUnit's own waits look again only after a render, so they never learn of what
/// changes without one.
/// </summary>
internal static class PageWaits
{
    /// <param name="assertion">Runs in one turn of the renderer: no render comes between what it reads.</param>
    /// <param name="beforeEachLook">Such as letting time pass: a timer may be set only after the wait has begun.</param>
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
