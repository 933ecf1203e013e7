using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

public sealed class UserTests : ConsumerSuite
{
    [Fact]
    public async Task User_SentTwice_HasTheLastAddressAndOneWelcome()
    {
        await HandleAsync(new UserHandler(), User("\"501\"", "jo@example.com"), User("501", "jo@example.org"));
        Assert.Equal("jo@example.org", Assert.Single(await RowsAsync<KnownUserRow>()).Email);
        Assert.Equal("mailto:jo@example.com", Assert.Single(await RowsAsync<DeliveryRow>()).Url);
    }

    private static AnEvent User(string id, string email) =>
        AnEvent.To("users").WithBody($$"""{ "user_id": {{id}}, "email": "{{email}}" }""");
}
