namespace WebhookDashboard.Components.Pages.Send.Results;

/// <summary>The figures of a run, over all of its requests and not only over the rows that are kept.</summary>
/// <param name="Run">The run.</param>
/// <param name="IsRunning">Whether requests are still being sent or wait for their answer.</param>
/// <param name="WasStopped">Whether somebody stopped it.</param>
/// <param name="Done">How many have an answer or failed.</param>
/// <param name="Succeeded">How many answers were 2xx.</param>
/// <param name="MedianMs">The median time to an answer; null without answers.</param>
/// <param name="SlowestMs">The longest time to an answer; null without answers.</param>
/// <param name="PerSecond">The measured rate of sending; null for fewer than two requests.</param>
/// <param name="ArrivedMedianMs">The median time from sending to arrival through the live feed; null if none has
/// arrived.</param>
public sealed record SendFigures(
    SendRun Run, bool IsRunning, bool WasStopped, int Done, int Succeeded,
    double? MedianMs, double? SlowestMs, double? PerSecond, double? ArrivedMedianMs);
