using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

public sealed class ProductSessionTests : IAsyncDisposable
{
    private readonly ProductPages _pages = new();

    [Fact]
    public async Task Fetch_Answered_IsReadOnceAndNotPaintedAgain()
    {
        // Has more digits than the database stores.
        _pages.Api.Next = (exchange, _) => Task.FromResult(exchange with { StartedAt = exchange.StartedAt.AddTicks(4_567) });
        var paints = 0;
        await using var session = new ProductSession(
            _pages.Api, _pages.Book, _pages.Changes, _pages.Context.Services.GetRequiredService<CatalogueCache>(), _pages.Context.Clock);
        session.Follow(() => paints++, _ => Task.CompletedTask);
        await Until.TrueAsync(() => session.IsRead);
        _pages.Context.Clock.Advance(ThrottledReading.Spacing);
        var readings = _pages.Book.Readings.Latest;

        await session.FetchAsync();
        var painted = paints;
        await Until.TrueAsync(() =>
        {
            _pages.Context.Clock.Advance(ThrottledReading.Spacing);
            return _pages.Book.Readings.Latest > readings;
        });

        // A later push is painted after all earlier paints.
        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMinutes(1));
        await Until.TrueAsync(() =>
        {
            _pages.Context.Clock.Advance(ThrottledReading.Spacing);
            return session.Find("107")?.Pushed is not null;
        });
        await Until.TrueAsync(() => paints > painted);
        Assert.Equal((painted + 1, readings + 2), (paints, _pages.Book.Readings.Latest));
    }

    public ValueTask DisposeAsync() => _pages.DisposeAsync();
}
