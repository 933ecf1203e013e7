namespace WebhookDashboard.Sample.Provider.Simulation;

/// <summary>The parameters of a simulation.</summary>
/// <param name="ChangesPerMinute">The average: 1 to 600.</param>
/// <param name="LostPercent">The percentage of webhooks that are never sent: 0 to 100.</param>
internal sealed record SimulationPlan(int ChangesPerMinute, int LostPercent)
{
    public const int MostChanges = 600;

    /// <summary>The time until the next change. Changes occur at random moments, independent of each other.</summary>
    /// <param name="chance">From 0 to less than 1.</param>
    public TimeSpan Pause(double chance) => TimeSpan.FromMinutes(-Math.Log(1 - chance) / ChangesPerMinute);
}
