using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Events;

namespace WebhookDashboard.Live;

/// <summary>
/// The one hub connection of this process. It watches from the last sequence that it has seen, across reconnections, and
/// hands each batch to the open pages. While no page is open it keeps the connection but reads nothing, so that a flood that
/// nobody watches costs nothing here.
/// </summary>
internal sealed partial class LiveFeed(
    InMemoryHub hub,
    IEventLog log,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<LiveFeed> logger) : BackgroundService, ILiveFeed
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<LiveSubscription> _subscriptions = [];
    private FeedStatus _status = FeedStatus.Reconnecting;
    private long _seen;
    private int _era;
    private TaskCompletionSource? _rest;

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

    /// <summary>The number of open subscriptions.</summary>
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

    /// <summary>Whether it pauses because nobody subscribes.</summary>
    public bool Rests
    {
        get
        {
            lock (_gate)
            {
                return _rest is not null;
            }
        }
    }

    public LiveSubscription Subscribe(Action? changed = null)
    {
        lock (_gate)
        {
            if (_rest is { } rest)
            {
                // The page reads later than this, and so finds the events up to here itself; it must receive the ones after.
                _seen = log.Head.Sequence;
                _rest = null;
                rest.SetResult();
            }

            var subscription = new LiveSubscription(_status, _seen, Remove, changed);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // A page may subscribe and read the log before the connection is up; it must receive the events from here on.
        _seen = log.Head.Sequence;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ends at the first sign of the shutdown, so that no stream reads the log while its services stop.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        stoppingToken = stopping.Token;

        // If the app fails to start (the port is taken), the host disposes the services that a stream uses without stopping
        // this one.
        await StartedAsync(stoppingToken);
        var wait = FirstWait;
        while (true)
        {
            try
            {
                await WatchAsync(() => wait = FirstWait, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ConnectionLost(logger, fault.Message);
            }
            catch (Exception)
            {
                // Whatever exception the client throws when cancelled: it is the shutdown.
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

    private async Task WatchAsync(Action onConnected, CancellationToken cancellationToken)
    {
        await using var connection = hub.NewClient(InMemoryHub.App);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ =>
        {
            lost.TrySetResult();
            return Task.CompletedTask;
        };
        await connection.StartAsync(cancellationToken);
        while (await ReadAlongAsync(connection, onConnected, cancellationToken) is { } wanted)
        {
            if (await Task.WhenAny(wanted, lost.Task).WaitAsync(cancellationToken) == lost.Task)
            {
                throw new IOException("The connection was closed while nobody read along.");
            }
        }
    }

    /// <returns>A task that completes when somebody subscribes again; null if the stream ended by itself because the server
    /// stops.</returns>
    private async Task<Task?> ReadAlongAsync(HubConnection connection, Action onConnected, CancellationToken cancellationToken)
    {
        // Leaving the loop does not end the stream: the server would continue, and the client would buffer every item.
        Task? wanted = null;
        using (var stream = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            var request = new WatchRequest(After: Begin());
            await foreach (var batch in connection.StreamAsync<WatchBatch>(nameof(EventsHub.Watch), request, stream.Token))
            {
                onConnected();
                Set(FeedStatus.Live);
                if (!Hand(batch, out var again))
                {
                    wanted = again;
                    await stream.CancelAsync();
                    break;
                }
            }
        }

        return wanted;
    }

    private long Begin()
    {
        lock (_gate)
        {
            _rest = null;
            if (log.Head.Era is var era && era != _era)
            {
                // The old position means nothing any more: pages read again, and the feed continues from the head.
                _era = era;
                _seen = log.Head.Sequence;
                _subscriptions.ForEach(subscription => subscription.Restart(_seen));
            }
            else if (_subscriptions.Count == 0)
            {
                _seen = log.Head.Sequence;
            }

            return _seen;
        }
    }

    /// <returns>Whether anyone subscribes; if not, <paramref name="wanted"/> completes when someone does again.</returns>
    private bool Hand(WatchBatch batch, out Task wanted)
    {
        lock (_gate)
        {
            _seen = batch.Head;
            if (_subscriptions.Count == 0)
            {
                _rest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                wanted = _rest.Task;
                return false;
            }

            if (batch.Events.Count > 0 || batch.Skipped > 0)
            {
                _subscriptions.ForEach(subscription => subscription.Offer(batch));
            }

            wanted = Task.CompletedTask;
            return true;
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
        [LoggerMessage(LogEventIds.Live.ConnectionLost, LogLevel.Warning, "The live feed lost its connection and reconnects: {Reason}")]
        public static partial void ConnectionLost(ILogger logger, string reason);
    }
}
