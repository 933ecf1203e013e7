using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>The base of the log's tests, for any database.</summary>
public abstract class LogSuite(ITestDatabase database) : IAsyncLifetime
{
    private readonly List<LogHost> _hosts = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected LogHost Host => _hosts[^1];

    private protected IEventLog Log => Host.Log;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the log on the same data with these settings. Stops it first if it runs.</summary>
    private protected async Task<LogHost> StartAsync(params (string Key, string Value)[] settings)
    {
        if (_hosts.Count > 0)
        {
            await Host.DisposeAsync();
        }

        _hosts.Add(await LogHost.StartAsync(database.ConnectionString, settings));
        return Host;
    }

    /// <summary>Appends concurrently, but never more than the queue holds.</summary>
    private protected async Task<long[]> KeepManyAsync(int count, Func<int, AnEvent>? make = null)
    {
        var sequences = new List<long>();
        foreach (var part in Enumerable.Range(0, count).Chunk(1_000))
        {
            sequences.AddRange(await Task.WhenAll(part.Select(i => Host.KeepAsync(make?.Invoke(i) ?? AnEvent.To("inbox")))));
        }

        return [.. sequences];
    }
}
