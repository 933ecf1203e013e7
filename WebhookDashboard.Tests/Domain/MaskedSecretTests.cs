using WebhookDashboard.Domain;
using Xunit;

namespace WebhookDashboard.Tests.Domain;

public sealed class MaskedSecretTests
{
    [Theory]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_…LaSw")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "…LaSw")]
    [InlineData("whsec_short", "whsec_…")]
    [InlineData("short", "…")]
    [InlineData("a-long-secret_with-a-late-underscore", "…core")]
    public void Of_Secret_ShowsItsKindAndItsEnd(string secret, string expected)
    {
        Assert.Equal(expected, MaskedSecret.Of(secret));
        Assert.True(MaskedSecret.Is(expected));
        Assert.False(MaskedSecret.Is(secret));
    }
}
