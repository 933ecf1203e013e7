using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>What every test of the log needs, whichever database is behind it.</summary>
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

    /// <summary>Starts the log, again if it runs: on the same data, with these settings.</summary>
    private protected async Task<LogHost> StartAsync(params (string Key, string Value)[] settings)
    {
        if (_hosts.Count > 0)
        {
            await Host.DisposeAsync();
        }

        _hosts.Add(await LogHost.StartAsync(database.ConnectionString, settings));
        return Host;
    }

    /// <summary>Many at once, and no more than may wait for a commit.</summary>
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
