using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Events;

namespace WebhookDashboard.Live;

/// <summary>
/// The one hub connection of this process. It watches from the last sequence that it has seen, through every
/// reconnection, and hands each batch to the pages that are open.
/// </summary>
internal sealed partial class LiveFeed(
    HubAddress address,
    IFeedCredential credential,
    IEventLog log,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<LiveFeed> logger) : BackgroundService, ILiveFeed
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly List<LiveSubscription> _subscriptions = [];
    private FeedStatus _status = FeedStatus.Reconnecting;
    private long _seen;

    public FeedStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    /// <summary>How many read along now.</summary>
    public int Subscribers
    {
        get
        {
            lock (_gate)
            {
                return _subscriptions.Count;
            }
        }
    }

    public LiveSubscription Subscribe()
    {
        lock (_gate)
        {
            var subscription = new LiveSubscription(_status, _seen, Remove);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // A page may subscribe and read the log before the connection is up: what comes from here on must reach it.
        _seen = log.Head.Sequence;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server waits for its connections before it stops this service, and this one's is among them.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        stoppingToken = stopping.Token;

        // Before that the address is known and nobody listens there, or another program that must not get the key.
        await StartedAsync(stoppingToken);
        var wait = FirstWait;
        while (true)
        {
            try
            {
                await WatchAsync(address.Find(), () => wait = FirstWait, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ConnectionLost(logger, fault.Message);
            }
            catch (Exception)
            {
                // Cancelled while it connects, the client says that its transports have failed. It is only the stop.
                stoppingToken.ThrowIfCancellationRequested();
            }

            Set(FeedStatus.Reconnecting);
            await Task.Delay(wait, clock, stoppingToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(cancellationToken);
        }
    }

    private async Task WatchAsync(Uri url, Action onConnected, CancellationToken cancellationToken)
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(url, http => http.AccessTokenProvider = () => Task.FromResult<string?>(credential.Create()))
            .WithServerTimeout(Silence)
            .WithKeepAliveInterval(Silence / 3)
            .Build();
        await connection.StartAsync(cancellationToken);
        var request = new WatchRequest(After: _seen);
        await foreach (var batch in connection.StreamAsync<WatchBatch>(nameof(EventsHub.Watch), request, cancellationToken))
        {
            onConnected();
            Set(FeedStatus.Live);
            Hand(batch);
        }
    }

    private void Hand(WatchBatch batch)
    {
        lock (_gate)
        {
            _seen = batch.Head;
            if (batch.Events.Count > 0 || batch.Skipped > 0)
            {
                _subscriptions.ForEach(subscription => subscription.Offer(batch));
            }
        }
    }

    private void Set(FeedStatus status)
    {
        lock (_gate)
        {
            _status = status;
            _subscriptions.ForEach(subscription => subscription.Offer(status));
        }
    }

    private void Remove(LiveSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Warning, "The live feed lost its connection and tries again: {Reason}")]
        public static partial void ConnectionLost(ILogger logger, string reason);
    }
}
