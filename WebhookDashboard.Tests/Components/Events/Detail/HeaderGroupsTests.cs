using WebhookDashboard.Components.Pages.Events.Detail;
using WebhookDashboard.Domain.Signatures;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Detail;

public sealed class HeaderGroupsTests
{
    [Theory]
    [InlineData("Content-Type", nameof(HeaderGroup.Standard))]
    [InlineData("user-agent", nameof(HeaderGroup.Standard))]
    [InlineData("Sec-Fetch-Mode", nameof(HeaderGroup.Standard))]
    [InlineData("X-GitHub-Event", nameof(HeaderGroup.Provider))]
    [InlineData("ce-type", nameof(HeaderGroup.Provider))]
    [InlineData("X-Shopify-Topic", nameof(HeaderGroup.Provider))]
    [InlineData("X-Hub-Signature-256", nameof(HeaderGroup.Signature))]
    [InlineData("webhook-id", nameof(HeaderGroup.Signature))]
    [InlineData("Stripe-Signature", nameof(HeaderGroup.Signature))]
    [InlineData("X-Shopify-Hmac-Sha256", nameof(HeaderGroup.Signature))]
    [InlineData("X-Slack-Request-Timestamp", nameof(HeaderGroup.Signature))]
    [InlineData("Signature-Input", nameof(HeaderGroup.Signature))]
    [InlineData("X-Forwarded-For", nameof(HeaderGroup.Proxy))]
    [InlineData("CF-Ray", nameof(HeaderGroup.Proxy))]
    [InlineData("traceparent", nameof(HeaderGroup.Proxy))]
    public void Of_Header_IsItsOrigin(string name, string group) => Assert.Equal(group, HeaderGroups.Of(name).ToString());

    [Fact]
    public void Of_HeaderOfTheEndpointsOwnScheme_IsOfTheSignature()
    {
        var settings = new SignatureSettings { Scheme = SignatureScheme.Hmac, Hmac = new HmacSettings { Header = "X-Proof" } };

        Assert.Equal((HeaderGroup.Signature, HeaderGroup.Provider), (HeaderGroups.Of("x-proof", settings), HeaderGroups.Of("x-proof")));
    }
}
