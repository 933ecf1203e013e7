namespace WebhookDashboard.Tests.TestKit;

/// <summary>The app ended instead of starting. Its two streams are kept apart: their order is not known.</summary>
internal sealed class ProcessEndedException(int exitCode, string output, string errors)
    : Exception($"The app ended with {exitCode}.\nOutput:\n{output}\nErrors:\n{errors}")
{
    public int ExitCode => exitCode;

    public string Output => output;

    public string Errors => errors;
}
