using Xunit;

namespace WebhookDashboard.Tests.TestKit.Odd;

/// <summary>Bodies that real senders sent and that were hard to read, each with its bytes.</summary>
internal static class OddBodies
{
    public static IReadOnlyList<OddBody> All { get; } = [.. OddCharsets.All, .. OddCodings.All, .. OddDocuments.All, .. OddForms.All];

    public static TheoryData<string> Names => [.. All.Select(body => body.Name)];

    public static OddBody Named(string name) => All.Single(body => body.Name == name);
}
