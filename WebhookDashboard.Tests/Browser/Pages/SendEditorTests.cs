using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

/// <summary>What is typed into the editor before its template has come would be replaced by that.</summary>
public sealed class SendEditorTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Editor_TemplateHasNotCome_TakesNoText(bool withMonaco)
    {
        if (!withMonaco)
        {
            await Context.RouteAsync("**/BlazorMonaco/**", route => route.AbortAsync());
            ExpectConsoleError("ERR_FAILED");
        }

        await Context.AddInitScriptAsync(
            """
            globalThis.early = [];
            new MutationObserver(() => {
              const page = document.querySelector('[data-state=monaco], [data-state=plain]');
              const field = page?.querySelector('.monaco-editor textarea, textarea:not([hidden])');
              if (field && page.querySelector('[data-size]').textContent === '') early.push(field.readOnly);
            }).observe(document, { subtree: true, childList: true, attributes: true });
            """);
        var page = await OpenAsync("send?template=user.created");

        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Body" })).ToBeEditableAsync();

        var early = await page.EvaluateAsync<bool[]>("() => early");
        Assert.NotEmpty(early);
        Assert.All(early, Assert.True);
    }
}
