namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>
/// Continues a search where the log ended a page because of the time, until the rows in sight are found. It does so in the
/// background: what was found is shown meanwhile. Call it from the page's circuit.
/// </summary>
/// <param name="list">Says which rows are missing.</param>
/// <param name="load">Reads them; false if they can't be read.</param>
/// <param name="changed">Called after each step, and at the end.</param>
internal sealed class ListSearch(EventList list, Func<RowLoad, Task<bool>> load, Func<Task> changed)
{
    private (int Start, int Count) _wanted;

    /// <summary>Completes when the search has stopped, or found enough.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    public bool IsRunning { get; private set; }

    public bool IsStopped => list.IsStopped;

    /// <summary>Searches for a range of rows, in place of the range before.</summary>
    public void Ask(int start, int count)
    {
        _wanted = (start, count);
        if (!IsRunning && !IsStopped)
        {
            IsRunning = true;
            Running = RunAsync();
        }
    }

    /// <summary>Stops after the step in progress.</summary>
    public Task StopAsync()
    {
        list.IsStopped = true;
        return changed();
    }

    public Task ContinueAsync()
    {
        list.IsStopped = false;
        return changed();
    }

    private async Task RunAsync()
    {
        try
        {
            await Task.Yield(); // The list itself asks, and must not change meanwhile.
            while (!IsStopped && list.Missing(_wanted.Start, _wanted.Count) is { } missing)
            {
                if (!await load(missing))
                {
                    return;
                }

                await changed();
            }
        }
        finally
        {
            IsRunning = false;
        }

        await changed();
    }
}
