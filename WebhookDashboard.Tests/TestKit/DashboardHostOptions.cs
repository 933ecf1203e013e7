using Microsoft.Extensions.DependencyInjection;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>What a test changes about the host.</summary>
public sealed record DashboardHostOptions
{
    public IReadOnlyList<(string Key, string? Value)> Settings { get; init; } = [];

    /// <summary>Development checks the services' lifetimes, and signs in requests from this machine.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>The folder of the database, to start again with the same data; null: a new folder.</summary>
    public TemporaryFolder? Folder { get; init; }

    /// <summary>Replaces services, such as a clock. Runs after the app's own registrations.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
