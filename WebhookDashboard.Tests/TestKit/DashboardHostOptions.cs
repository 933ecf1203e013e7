using Microsoft.Extensions.DependencyInjection;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>What a test wants otherwise than usual.</summary>
public sealed record DashboardHostOptions
{
    public IReadOnlyList<(string Key, string? Value)> Settings { get; init; } = [];

    /// <summary>Development checks the services' lifetimes, and signs in who comes from this machine.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Where the database is, to start again on the same data; null: a folder of its own.</summary>
    public TemporaryFolder? Folder { get; init; }

    /// <summary>Replaces services, a clock for instance. Runs after the app's own registrations.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
