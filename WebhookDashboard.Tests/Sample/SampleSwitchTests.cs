using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Quality.Reading;
using WebhookDashboard.Sample;
using WebhookDashboard.Supervision;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample;

/// <summary><c>Sample:Enabled=false</c>: no part of the sample is left.</summary>
public sealed class SampleSwitchTests : IDisposable
{
    private static readonly string[] SamplePages = ["products", "products/101", "api-calls", "shop", "compare"];

    /// <summary>The readers of the log that run without the sample.</summary>
    private static readonly string[] OfTheApp = [QualityReader.ReaderName, SearchIndexReader.ReaderName];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SampleOff_PagesAndApi_AreNotFound()
    {
        await using var host = await StartAsync(isOn: false);

        foreach (var path in SamplePages.Append("shop-api/users/123").Append("shop-api/simulations"))
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await GetAsync(host, path)));
        }

        Assert.DoesNotContain(
            RoutesOf(host),
            endpoint => endpoint.RoutePattern.RawText is { } route
                && SamplePages.Append("shop-api").Any(path => route.TrimStart('/').StartsWith(path, StringComparison.Ordinal)));
        Assert.DoesNotContain(RoutesOf(host), IsOfTheSample);
        foreach (var path in new[] { "", "events", "quality", "endpoints", "send", "settings" })
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, await GetAsync(host, path)));
        }
    }

    [Fact]
    public async Task SampleOn_PagesAndApi_Exist()
    {
        await using var host = await StartAsync(isOn: true);

        foreach (var path in SamplePages)
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, await GetAsync(host, path)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(host, "shop-api/users/123"));
        Assert.True(RoutesOf(host).Count(IsOfTheSample) > SamplePages.Length);
    }

    [Fact]
    public async Task SampleOff_OverviewAndMenus_LinkToNoSamplePage()
    {
        await using var host = await StartAsync(isOn: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "") { Headers = { { "Accept", "text/html" } } };
        using var answer = await host.Client.SendAsync(request, Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("href=\"events\"", html, StringComparison.Ordinal);
        Assert.All(SamplePages, page => Assert.DoesNotContain($"href=\"{page}", html, StringComparison.Ordinal));
        Assert.DoesNotContain("Pull", html, StringComparison.Ordinal);
        Assert.DoesNotContain("API call", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SampleOff_ReadersAndServices_DoNotRun()
    {
        await using var host = await StartAsync(isOn: false);

        Assert.Equal(OfTheApp, (await host.Get<IReaderStates>().ReadAsync(Cancel)).Select(reader => reader.Name));
        Assert.DoesNotContain(
            host.Services.GetServices<IHostedService>(), service => service.GetType().ToString().Contains(".Sample", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Services_OfTheSample_AreRegisteredOnlyIfItIsOn(bool isOn)
    {
        var sample = 0;
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions
        {
            Folder = _folder,
            Settings = [("Sample:Enabled", isOn ? "true" : "false")],
            Services = services => sample = services.Count(service => IsOfTheSample(service.ServiceType) || IsOfTheSample(service.ImplementationType)),
        });

        Assert.Equal(isOn, sample > 0);
    }

    [Fact]
    public async Task SampleOff_ShopWebhooks_AreStoredWithoutSampleRows()
    {
        await using var host = await StartAsync(isOn: false);
        foreach (var path in new[] { "payment-webhook", "inventory-webhook", "hooks/inbox" })
        {
            using var body = new StringContent("""{ "order_id": "1", "status": "completed", "product_id": 1, "new_quantity": 3 }""");
            using var answer = await host.Client.PostAsync(new Uri(path, UriKind.Relative), body, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await using var context = await host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);
        var tables = context.Model.GetEntityTypes().Where(type => type.ClrType.Namespace == typeof(StoreStateRow).Namespace).ToList();
        Assert.NotEmpty(tables);
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!;
        foreach (var type in tables.Select(table => table.ClrType))
        {
            var rows = (IQueryable<object>)set.MakeGenericMethod(type).Invoke(context, null)!;
            Assert.Equal((type.Name, 0), (type.Name, await rows.CountAsync(Cancel)));
        }

        Assert.Empty(await context.Deliveries.ToListAsync(Cancel));
        Assert.All(await context.ReaderCursors.ToListAsync(Cancel), cursor => Assert.Contains(cursor.Reader, OfTheApp));
        Assert.Empty(await context.SetAside.ToListAsync(Cancel));
    }

    [Fact]
    public async Task SampleOff_FirstStart_CreatesOnlyTheAppsEndpoints()
    {
        await using var host = await StartAsync(isOn: false);

        var all = host.Get<IEndpointDirectory>().All;
        Assert.Equal(["inbox", "payment", "inventory"], all.Select(endpoint => endpoint.Slug.Value));
        Assert.All(all, endpoint => Assert.Equal(SignatureScheme.None, endpoint.Signature.Scheme));
    }

    [Fact]
    public async Task SampleOn_LaterStart_CreatesTheShopsEndpointsWithItsSecret()
    {
        await using (await StartAsync(isOn: false))
        {
        }

        await using var host = await StartAsync(isOn: true);

        var secret = host.Get<SigningSecret>().Value;
        foreach (var slug in new[] { "payment", "inventory", "users", "orders", "chat" })
        {
            Assert.Equal([secret], host.Get<IEndpointDirectory>().Find(EndpointSlug.Parse(slug))?.Signature.Secrets ?? []);
        }

        Assert.DoesNotContain(host.Get<ServiceStatuses>().All, service => service.LastFault is not null);
    }

    private static IEnumerable<RouteEndpoint> RoutesOf(DashboardHost host) => host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null);

    private static bool IsOfTheSample(RouteEndpoint route) =>
        IsOfTheSample(route.Metadata.GetMetadata<MethodInfo>()?.DeclaringType)
        || route.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsDefined(typeof(SamplePageAttribute), inherit: false) == true;

    private static bool IsOfTheSample(Type? type) =>
        type?.Namespace is { } name && (name.StartsWith("WebhookDashboard.Sample", StringComparison.Ordinal) || name.StartsWith("WebhookDashboard.Compare", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> GetAsync(DashboardHost host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
        using var answer = await host.Client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private Task<DashboardHost> StartAsync(bool isOn) => DashboardHost.StartAsync(new DashboardHostOptions
    {
        Folder = _folder, Settings = [("Sample:Enabled", isOn ? "true" : "false")],
    });
}
