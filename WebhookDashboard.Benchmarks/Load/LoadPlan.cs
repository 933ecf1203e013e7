using Microsoft.Extensions.Configuration;

namespace WebhookDashboard.Benchmarks.Load;

/// <summary>How long and how often to load.</summary>
internal sealed record LoadPlan
{
    public int Rounds { get; init; } = 3;

    /// <summary>The length of a round.</summary>
    public int Seconds { get; init; } = 8;

    public static LoadPlan From(string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args).Build().Get<LoadPlan>() ?? new LoadPlan();
}
