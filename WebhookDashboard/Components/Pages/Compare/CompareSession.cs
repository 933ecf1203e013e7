using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>
/// The page's run: starts and ends it, and computes its view four times a second. Everything happens on the circuit's
/// thread. Once disposed with the page, it leaves nothing behind.
/// </summary>
/// <param name="runs">Creates the runs.</param>
/// <param name="clock">Paces the computation.</param>
/// <param name="show">Called when <see cref="View"/> has changed.</param>
/// <param name="fail">Called with unexpected exceptions.</param>
internal sealed class CompareSession(CompareRunFactory runs, TimeProvider clock, Action show, Func<Exception, Task> fail)
    : IAsyncDisposable
{
    internal static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// After this many steps that the browser did not confirm (ten seconds), the run ends. A browser that crashed, sleeps or
    /// has no network says nothing, and its circuit lives on for minutes. Steps, not time: if the server itself stood still,
    /// the browser had no chance to answer.
    /// </summary>
    internal const int MaxUnconfirmed = 40;

    private CompareRun? _run;
    private CancellationTokenSource _left = new();
    private Task _following = Task.CompletedTask;
    private bool _isGone;
    private bool _isLost;
    private int _unconfirmed;

    /// <summary>The run as last computed; null if there is none.</summary>
    public RunView? View { get; private set; }

    /// <summary>The number of the run, so that a picture never continues with the data of another.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the run goes on, as of <see cref="View"/>: its end is known together with its final figures.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Why the run did not start or broke off, in one sentence; as of <see cref="View"/>.</summary>
    public string? Fault { get; private set; }

    /// <summary>The browser has painted something since the last step.</summary>
    public void Confirm() => _unconfirmed = 0;

    /// <summary>Starts a run and forgets the previous one.</summary>
    public async Task StartAsync(RunSettings settings)
    {
        // Another click, or the page's end, may come while the old run ends.
        while (_run is not null)
        {
            await ForgetAsync();
        }

        if (_isGone)
        {
            return;
        }

        Number++;
        (_isLost, _unconfirmed) = (false, 0);
        (View, IsUnderWay) = (RunView.Starting(settings, clock.GetUtcNow()), true);
        _run = runs.Create(settings);
        _run.Start();
        _left = new CancellationTokenSource();
        _following = FollowAsync(_run, _left.Token);
    }

    /// <summary>Ends the run and keeps its figures.</summary>
    public async Task StopAsync()
    {
        if (_run is { } run)
        {
            await run.StopAsync();
            Look(run);
        }
    }

    /// <summary>Ends the run and forgets its figures.</summary>
    public async Task ForgetAsync()
    {
        if (_run is not { } run)
        {
            return;
        }

        _run = null;
        (View, IsUnderWay, Fault) = (null, false, null);
        var (left, following) = (_left, _following);
        await left.CancelAsync();
        await following;
        left.Dispose();
        await run.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await ForgetAsync();
        _left.Dispose();
    }

    private async Task FollowAsync(CompareRun run, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Step, clock);
        try
        {
            for (var phase = RunPhase.Starting; phase != RunPhase.Ended;)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
                if (++_unconfirmed > MaxUnconfirmed && run.Phase != RunPhase.Ended)
                {
                    _isLost = true;
                    await run.StopAsync();
                }

                phase = Look(run);
                show();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was closed, or another run begins.
        }
        catch (Exception e)
        {
            await fail(e);
        }
    }

    // The phase is read first: the data of an ended run is then complete.
    private RunPhase Look(CompareRun run)
    {
        var phase = run.Phase;
        if (run != _run)
        {
            return phase; // Forgotten meanwhile.
        }

        if (run.Snapshot() is { } data)
        {
            View = RunView.Of(run.Settings, phase, data);
        }
        else if (phase == RunPhase.Ended)
        {
            View = null;
        }

        IsUnderWay = phase != RunPhase.Ended;
        Fault = IsUnderWay ? null : _isLost ? "The run ended because the connection to this page was lost." : run.Fault;
        return phase;
    }
}
