namespace WebhookDashboard.Supervision;

/// <summary>The state of a supervised service.</summary>
/// <param name="Name">The name of its type.</param>
/// <param name="IsRunning">False from a fault until the service has restarted.</param>
/// <param name="Faults">How many faults occurred since the process started.</param>
/// <param name="LastFault">Null if there was none.</param>
internal sealed record ServiceStatus(string Name, bool IsRunning, int Faults, WorkFault? LastFault);
