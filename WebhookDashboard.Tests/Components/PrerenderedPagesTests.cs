using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components;

/// <summary>
/// A browser moves what is nested as HTML does not allow, such as a div in a p. The page then jumps when its circuit draws it
/// as it was meant.
/// </summary>
public sealed class PrerenderedPagesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("events")]
    [InlineData("quality")]
    [InlineData("quality?endpoint=inbox")]
    [InlineData("endpoints")]
    [InlineData("endpoints?new=true")]
    [InlineData("endpoints/payment")]
    [InlineData("send")]
    [InlineData("products")]
    [InlineData("api-calls")]
    [InlineData("compare")]
    [InlineData("shop")]
    [InlineData("settings")]
    [InlineData("nowhere")]
    public async Task Page_Prerendered_IsNestedAsHtmlAllows(string path)
    {
        await using var dashboard = await DashboardHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Empty(FaultsOf(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void FaultsOf_DivInAParagraph_NamesThePlace() =>
        Assert.Contains("</p>", Assert.Single(FaultsOf("<!doctype html><p>a<div>b</div></p>")), StringComparison.Ordinal);

    private static List<string> FaultsOf(string html)
    {
        var faults = new List<string>();
        var parser = new HtmlParser();
        parser.Error += (_, error) =>
        {
            if (error is HtmlErrorEvent { Position.Index: var at } fault)
            {
                faults.Add($"{fault.Message} {html[Math.Max(at - 60, 0)..Math.Min(at + 60, html.Length)]}");
            }
        };
        parser.ParseDocument(html);
        return faults;
    }
}
