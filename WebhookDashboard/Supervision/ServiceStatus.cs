namespace WebhookDashboard.Supervision;

/// <summary>How a supervised service does.</summary>
/// <param name="Name">The name of its type.</param>
/// <param name="IsRunning">False from a fault until the service has started again.</param>
/// <param name="Faults">How many faults there were since the process started.</param>
/// <param name="LastFault">Null if there was none.</param>
internal sealed record ServiceStatus(string Name, bool IsRunning, int Faults, WorkFault? LastFault);
