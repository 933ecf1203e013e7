using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.Ingest;
using Xunit;

namespace WebhookDashboard.Tests.Api;

/// <summary>A client of HTTP/1.0 may name no host.</summary>
public sealed class NamelessHostTests
{
    [Fact]
    public async Task Export_HarWithoutAHost_IsAnArchive()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var host = await TokenHost.StartAsync();
        await using var connection = await RawConnection.OpenAsync(host.BaseAddress, cancel);

        await connection.SendAsync($"GET /api/v1/events/export?format=har HTTP/1.0\r\nAuthorization: Bearer {TokenHost.ApiKey}\r\n\r\n", cancel);

        Assert.StartsWith("HTTP/1.1 200", await connection.ReadUntilAsync("\"entries\":", cancel), StringComparison.Ordinal);
    }
}
