using WebhookDashboard.Tests.TestKit;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(BrowserTestsFirst))]

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// Starts the longest test classes first, so that none of them is still running when all others have ended.
/// </summary>
public sealed class BrowserTestsFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName.Contains(".Browser.", StringComparison.Ordinal))];
}
