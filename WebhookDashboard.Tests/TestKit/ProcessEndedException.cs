namespace WebhookDashboard.Tests.TestKit;

/// <summary>The app ended instead of starting. Its two streams are separate, since their order is unknown.</summary>
internal sealed class ProcessEndedException(int exitCode, string output, string errors)
    : Exception($"The app ended with {exitCode}.\nOutput:\n{output}\nErrors:\n{errors}")
{
    public int ExitCode => exitCode;

    public string Output => output;

    public string Errors => errors;
}
