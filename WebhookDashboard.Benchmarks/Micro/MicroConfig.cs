using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace WebhookDashboard.Benchmarks.Micro;

/// <summary>
/// Runs in this process: the project that BenchmarkDotNet would generate ignores the repository's settings.
/// </summary>
internal sealed class MicroConfig : ManualConfig
{
    public MicroConfig()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.ShortRun.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: true)));
        WithArtifactsPath(Servers.Repository.Artifacts);
    }
}
