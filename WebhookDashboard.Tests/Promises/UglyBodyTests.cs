using System.Net.Http.Headers;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

public sealed class UglyBodyTests
{
    [Theory]
    [ClassData(typeof(UglyBodies))]
    public async Task Post_UglyBody_IsStoredExactly(string what, string contentType, byte[] body)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var dashboard = await DashboardHost.StartAsync();
        using var content = new ByteArrayContent(body);
        if (contentType.Length > 0)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        using var answer = await dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, cancellation);

        Assert.True(answer.IsSuccessStatusCode, what);
        var id = EventId.Parse(answer.Headers.GetValues("X-Event-Id").Single(), provider: null);
        Assert.Equal(body, await dashboard.Get<IEventLog>().ReadBodyAsync(id, cancellation));
        var kept = await dashboard.Get<IEventLog>().FindAsync(id, cancellation);
        Assert.Equal(body.Length, kept?.Summary.BodySize);
    }
}
