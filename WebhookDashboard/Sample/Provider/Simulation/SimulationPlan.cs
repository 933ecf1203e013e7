namespace WebhookDashboard.Sample.Provider.Simulation;

/// <summary>What a simulation is told to do.</summary>
/// <param name="ChangesPerMinute">On average: 1 to 600.</param>
/// <param name="LostPercent">Of a hundred webhooks, how many are never sent: 0 to 100.</param>
internal sealed record SimulationPlan(int ChangesPerMinute, int LostPercent)
{
    public const int MostChanges = 600;

    /// <summary>The time to the next change, so that changes come at random moments, independent of each other.</summary>
    /// <param name="chance">From 0 to below 1.</param>
    public TimeSpan Pause(double chance) => TimeSpan.FromMinutes(-Math.Log(1 - chance) / ChangesPerMinute);
}
