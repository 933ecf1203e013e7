using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Usability;

/// <summary>Tables under a heading begin where the heading begins.</summary>
public sealed class TableAlignmentTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData("settings", "reader-row", 1440)]
    [InlineData("settings", "reader-row", 390)]
    [InlineData("shop", "order-row", 1440)]
    [InlineData("shop", "order-row", 390)]
    public async Task FirstColumn_OfEachTable_BeginsWhereTheHeadingDoes(string path, string row, int width)
    {
        foreach (var (endpoint, json) in new[] { ("orders", """{"order_id":"1","status":"shipped"}"""), ("users", """{"user_id":1,"email":"jo@example.com"}""") })
        {
            using var content = new StringContent(json);
            (await Dashboard.Client.PostAsync(new Uri($"hooks/{endpoint}", UriKind.Relative), content, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        var page = await OpenAsync(path, width);
        await Expect(page.GetByTestId(row).First).ToBeVisibleAsync();

        var lefts = await page.EvaluateAsync<double[][]>(
            """
            () => [...document.querySelectorAll('main section')].flatMap(section => {
              const title = section.querySelector('h2');
              const cell = section.querySelector('tbody tr :is(th, td):not(.right)');
              if (!title || !cell || cell !== cell.parentElement.firstElementChild) return [];
              const left = element => {
                const range = document.createRange();
                range.selectNodeContents(element);
                return range.getBoundingClientRect().left;
              };
              return [[left(title), left(cell)]];
            })
            """);

        Assert.NotEmpty(lefts);
        Assert.All(lefts, pair => Assert.Equal(pair[0], pair[1], tolerance: 0.5));
    }
}
