using Microsoft.Extensions.Configuration;

namespace WebhookDashboard.Benchmarks.Load;

/// <summary>The number and the length of the rounds.</summary>
internal sealed record LoadPlan
{
    public int Rounds { get; init; } = 3;

    /// <summary>The length of a round.</summary>
    public int Seconds { get; init; } = 8;

    public static LoadPlan From(string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args).Build().Get<LoadPlan>() ?? new LoadPlan();
}
