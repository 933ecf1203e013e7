using WebhookDashboard.Pull;

namespace WebhookDashboard.Tests.Components.ApiCalls;

/// <summary>The sources that a test sets.</summary>
internal sealed class HandSources(params Source[] sources) : ISourceList
{
    public IReadOnlyList<Source> Sources { get; set; } = sources;
}
