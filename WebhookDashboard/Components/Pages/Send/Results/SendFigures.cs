namespace WebhookDashboard.Components.Pages.Send.Results;

/// <summary>What a run came to so far, over all of its requests and not only over the rows that are kept.</summary>
/// <param name="Run">The run.</param>
/// <param name="IsRunning">Whether requests still leave or wait for their answer.</param>
/// <param name="WasStopped">Whether somebody stopped it before its end.</param>
/// <param name="Done">How many have an answer, or failed.</param>
/// <param name="Succeeded">How many were answered with 2xx.</param>
/// <param name="MedianMs">Over the answered ones; null when there are none.</param>
/// <param name="SlowestMs">The longest answer; null when there are none.</param>
/// <param name="PerSecond">The rate at which they left, measured; null while there are fewer than two.</param>
/// <param name="ArrivedMedianMs">From sending to arrival through the live feed; null when none has arrived.</param>
public sealed record SendFigures(
    SendRun Run, bool IsRunning, bool WasStopped, int Done, int Succeeded,
    double? MedianMs, double? SlowestMs, double? PerSecond, double? ArrivedMedianMs);
