using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Events;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Compare.Runs;

/// <summary>
/// One experiment: the shop changes a product, one copy polls, the other gets webhooks. Disposing it ends every request,
/// timer and reader of the run.
/// </summary>
internal sealed class CompareRun(
    RunSettings settings, IShopLedger ledger, IShopClient shop, IEventLog log, TimeProvider clock)
    : IAsyncDisposable
{
    /// <summary>A run ends by itself after this time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private RunRecord? _record;

    public RunSettings Settings => settings;

    public RunPhase Phase { get; private set; } = RunPhase.Starting;

    /// <summary>One sentence on why it did not start or broke off; null otherwise.</summary>
    public string? Fault { get; private set; }

    /// <summary>What happened so far; null until the shop begins.</summary>
    public RunData? Snapshot() => _record?.Snapshot(clock.GetUtcNow());

    /// <summary>Starts; called once.</summary>
    /// <remarks>Runs on the thread pool: the work of a page's circuit would count as lateness.</remarks>
    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Ends the run and keeps its figures.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        var parts = new List<Task>();
        try
        {
            var head = log.Head.Sequence;
            await foreach (var line in ledger.RunAsync(settings, end.Token).WithCancellation(end.Token))
            {
                switch (line)
                {
                    case LedgerLine.Opened opened when _record is null:
                        _record = new RunRecord(opened, clock.GetUtcNow());
                        parts.AddRange(StartParts(_record, head, end));
                        limit.CancelAfter(Longest); // The limit counts from the shop's first line.
                        Phase = RunPhase.Running;
                        break;
                    case LedgerLine.Changed changed:
                        _record?.Add(changed);
                        break;
                    case LedgerLine.Answered answered:
                        _record?.Add(answered);
                        break;
                    default:
                        break; // A line of a later version of the shop.
                }
            }

            BreakOff("The shop ended the simulation. Start again.", end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Stopped, or ten minutes are over.
        }
        catch (ShopLedgerException fault)
        {
            BreakOff(fault.Message, end);
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(parts);
            _record?.End(clock.GetUtcNow());
            Phase = RunPhase.Ended;
        }
    }

    /// <summary>A failure after the end was requested is a consequence of that, not a fault.</summary>
    private void BreakOff(string fault, CancellationTokenSource end) => Fault ??= end.IsCancellationRequested ? null : fault;

    private IEnumerable<Task> StartParts(RunRecord record, long head, CancellationTokenSource end)
    {
        var poller = new Poller(shop, record, clock);
        yield return WatchAsync(
            poller.RunAsync(ObservationKind.Poll, TimeSpan.FromSeconds(settings.PollSeconds), settings.Conditional, end.Token), end);
        yield return WatchAsync(new WebhookFollower(log, record, clock).RunAsync(head, end.Token), end);
        if (settings.ReconcileSeconds is { } seconds)
        {
            yield return WatchAsync(
                poller.RunAsync(ObservationKind.Reconcile, TimeSpan.FromSeconds(seconds), settings.Conditional, end.Token), end);
        }
    }

    /// <summary>A part that fails ends the run with a sentence: half a comparison would be misleading.</summary>
    private async Task WatchAsync(Task part, CancellationTokenSource end)
    {
        try
        {
            await part;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The run ends.
        }
        catch (Exception fault)
        {
            // Any exception, bugs included, must end the run and be shown.
            BreakOff($"The run stopped: {fault.Message}", end);
            await end.CancelAsync();
        }
    }
}
