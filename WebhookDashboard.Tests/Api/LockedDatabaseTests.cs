using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class LockedDatabaseTests(RunningApi api) : IClassFixture<RunningApi>
{
    /// <summary>Nothing else was written before, so the server does not know of the lock yet.</summary>
    [Fact]
    public async Task Post_DatabaseLocked_IsUnavailableAndSaysWhy()
    {
        await using var locked = await LockedDatabase.OfAsync(api.Host);

        var title = await api.RefusalAsync(HttpStatusCode.ServiceUnavailable, "POST", "endpoints", """{ "slug": "late" }""");

        Assert.StartsWith("The database can't be written right now:", title, StringComparison.Ordinal);
    }
}
