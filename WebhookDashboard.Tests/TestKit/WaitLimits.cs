using System.Runtime.CompilerServices;
using Bunit;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>How long the libraries' own waits go on. Long, because only a test that fails waits so long; a busy machine must not make one.</summary>
internal static class WaitLimits
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = Longest;
}
