using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

public sealed class StandardWebhooksSecretTests
{
    [Fact]
    public void New_Twice_ReturnsTwoReadableSecretsOf32Bytes()
    {
        var (first, second) = (StandardWebhooksSecret.New(), StandardWebhooksSecret.New());

        Assert.NotEqual(first, second);
        Assert.True(StandardWebhooksSecret.TryReadKey(first, out var key));
        Assert.Equal(32, key.Bytes.Length);
    }
}
