using System.Diagnostics;
using WebhookDashboard.Benchmarks.Browsing;
using WebhookDashboard.Benchmarks.Latency;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Inspect;

/// <summary>
/// How long a user waits for the Events page in Chromium, from the request to a page that shows its rows and answers clicks, over
/// a short and over a long log.
/// </summary>
internal static class FirstPage
{
    private const int Rounds = 20;

    private static readonly (string Name, string Query)[] Views =
        [("first page in Chromium", ""), ("first page of a search in Chromium", "?search=chargeback")];

    /// <param name="small">The database of the short log.</param>
    /// <param name="large">The database of the long log.</param>
    public static async Task PrintAsync(string small, string large)
    {
        var (ofSmall, ofLarge) = (await MeasureAsync(small), await MeasureAsync(large));
        foreach (var (view, index) in Views.Select((view, index) => (view.Name, index)))
        {
            var (one, other) = (ofSmall[index], ofLarge[index]);
            Console.WriteLine(
                $"{view + ", median, p95",-44}{one.At(.5) + ", " + one.At(.95),18}{other.At(.5) + ", " + other.At(.95),20}"
                + $"{other.Of(.5) / one.Of(.5),12:0.00}{other.Of(.95) / one.Of(.95),8:0.00}");
        }
    }

    /// <returns>The times of each view.</returns>
    private static async Task<List<Times>> MeasureAsync(string database)
    {
        using var dashboard = await PublishedDashboard.StartOnCopyAsync(database);
        await using var chromium = await Chromium.StartAsync();
        var times = new List<Times>();
        foreach (var (_, query) in Views)
        {
            var url = new Uri(dashboard.Server.Address, $"events{query}");
            await OpenAsync(chromium, url); // The server compiles its code for it.
            var milliseconds = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                milliseconds.Add(await OpenAsync(chromium, url));
            }

            times.Add(new Times(milliseconds));
        }

        return times;
    }

    /// <returns>The milliseconds until it can be used.</returns>
    private static async Task<double> OpenAsync(Chromium chromium, Uri url)
    {
        var began = Stopwatch.GetTimestamp();
        var page = await chromium.OpenAsync(url);
        await page.GetByTestId("event-row").First.WaitForAsync();
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await page.CloseAsync();
        return took;
    }
}
