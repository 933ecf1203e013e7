using WebhookDashboard.Tests.TestKit;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestTestsFirst))]

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// Starts the longest test classes first, so that none of them is still running when all others have ended: those that wait
/// for restarts, then those in the browser, then those that start processes.
/// </summary>
public sealed class LongestTestsFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
        [".RestartJourneyTests", ".Browser.", ".StartTests", ".Promises.", ".KilledReaderTests", ".GeneratedClientTests", ".CopiedSnippetsTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.TestCollectionDisplayName))];

    private static int Rank(string name)
    {
        var rank = Array.FindIndex(Longest, part => name.Contains(part, StringComparison.Ordinal));
        return rank < 0 ? Longest.Length : rank;
    }
}
