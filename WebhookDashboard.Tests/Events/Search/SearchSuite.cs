using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Supervision;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>The base of tests of the search. The index's service does not run: each test says how much is indexed.</summary>
public abstract class SearchSuite(ITestDatabase database) : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected LogHost Host { get; private set; } = null!;

    private protected IEventLog Log => Host.Log;

    private protected SearchIndexReader Reader => Host.Get<SearchIndexReader>();

    private protected ISearchIndex Index => Host.Get<ISearchIndex>();

    public async ValueTask InitializeAsync() => Host = await LogHost.StartAsync(
        database.ConnectionString,
        [],
        services => services.Remove(services.Single(service => service.ImplementationType == typeof(SupervisedService<ReaderService<SearchIndexReader>>))));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task IndexAsync(long upTo)
    {
        var cursor = (await Reader.ReadCursorAsync(Cancel))!.Value;
        while (await Log.ReadForwardAsync(EventFilter.All, cursor, upTo + 1, 1_000, Cancel) is { Count: > 0 } events)
        {
            var result = await Reader.HandleAsync(events, Cancel);
            Assert.Null(result.Bug);
            cursor = result.Done;
        }
    }
}
