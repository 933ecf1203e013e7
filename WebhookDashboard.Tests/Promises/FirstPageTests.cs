using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>The first page loads fast on a slow connection.</summary>
public sealed partial class FirstPageTests
{
    [Fact]
    public async Task FirstPage_ItsStylesAndScripts_ArriveCompressed()
    {
        await using var host = await DashboardHost.StartAsync();
        using var page = new HttpRequestMessage(HttpMethod.Get, "./") { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/html") } } };
        using var answer = await host.Client.SendAsync(page, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        List<string> uncompressed = [];
        var files = Files().Matches(html).Select(match => match.Groups["file"].Value).ToList();
        foreach (var file in files)
        {
            if (await EncodingOfAsync(host, file) != "gzip")
            {
                uncompressed.Add(file);
            }
        }

        Assert.Contains(files, file => file.Contains("MudBlazor", StringComparison.Ordinal));
        Assert.Empty(uncompressed);
    }

    private static async Task<string?> EncodingOfAsync(DashboardHost host, string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, file) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.Content.Headers.ContentEncoding.SingleOrDefault();
    }

    [GeneratedRegex("(?:href|src)=\"(?<file>[^\"]+[.](?:css|js))\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Files();
}
