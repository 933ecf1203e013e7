using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using MudBlazor.Services;
using WebhookDashboard.Components.Pages.Errors;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>What a browser gets if a page fails before it has a circuit. Nothing from outside makes one fail, so a server of its own renders it.</summary>
internal static class FailedPage
{
    public static async Task ShowAsync(IPage page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        builder.Services.AddMudServices();
        await using var server = builder.Build();
        server.MapGet("/", () => new RazorComponentResult<FailurePage>());
        await server.StartAsync();
        using var client = new HttpClient();
        var html = await client.GetStringAsync(new Uri(server.Urls.First()));

        // At the app's address, which has the style sheets.
        var address = new Uri(new Uri(page.Url), "failed").AbsoluteUri;
        await page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await page.GotoAsync(address);
    }
}
