using Microsoft.Playwright;
using WebhookDashboard.Benchmarks.Browsing;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>Takes pictures of every page into <c>artifacts/</c>, to be looked at, and reports what does not fit its window.</summary>
internal static class PicturesOfPages
{
    /// <param name="names">Parts of "album/page"; none: all pages.</param>
    public static async Task<int> TakeAsync(IReadOnlyList<string> names)
    {
        var faults = 0;
        await using var chromium = await Chromium.StartAsync();
        foreach (var album in Albums.All.Select(album => album.Of(names)).Where(album => album.Pages.Count > 0))
        {
            faults += await TakeAsync(chromium, album);
        }

        return faults == 0 ? 0 : 1;
    }

    private static async Task<int> TakeAsync(Chromium chromium, Album album)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "pictures", album.Name));
        using var dashboard = await PublishedDashboard.StartAsync(album.Settings);
        using var client = new HttpClient { BaseAddress = dashboard.Server.Address };
        await (album.Fill?.Invoke(client) ?? Task.CompletedTask);
        Console.WriteLine(folder.FullName);
        var count = 0;
        foreach (var picture in album.Pages)
        {
            foreach (var fault in await TakeAsync(chromium, dashboard.Server.Address, picture, folder.FullName))
            {
                Console.WriteLine(fault);
                count++;
            }
        }

        return count;
    }

    private static async Task<IReadOnlyList<string>> TakeAsync(Chromium chromium, Uri app, PagePicture picture, string folder)
    {
        var page = await chromium.OpenAsync(new Uri(app, picture.Address));
        try
        {
            await (picture.Prepare?.Invoke(page) ?? Task.CompletedTask);
            return await new Camera(page).TakeAsync(Path.Combine(folder, picture.Name));
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return [$"{picture.Name}: {e.Message}"];
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
