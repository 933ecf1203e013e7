using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using WebhookDashboard.Outbound.Sending;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

/// <summary>The server trusts its own certificate only when it calls itself, and no other certificate.</summary>
public sealed class OwnTlsTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("elsewhere.example")]
    public async Task SendAsync_OwnCertificateAtTheOwnAddress_Arrives(string name)
    {
        using var certificate = new ACertificate { Names = [name], Until = DateTimeOffset.UtcNow.AddDays(-1) }.Build();
        await using var own = await Receiver.StartAsync(certificate: certificate);
        await using var sender = Presenting(certificate, new ASender(listensAt: own.Url.AbsoluteUri));

        var result = await sender.SendAsync(own.Url.AbsoluteUri);

        Assert.Equal(200, Assert.IsType<SendResult.Answered>(result).Status);
    }

    [Fact]
    public async Task SendAsync_AnotherCertificateAtTheOwnAddress_IsRefused()
    {
        using var certificate = new ACertificate().Build();
        using var presented = new ACertificate().Build();
        await using var own = await Receiver.StartAsync(certificate: certificate);
        await using var sender = Presenting(presented, new ASender(listensAt: own.Url.AbsoluteUri));

        var result = await sender.SendAsync(own.Url.AbsoluteUri);

        Assert.Contains("is self-signed", Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
        Assert.Equal(0, own.Requests);
    }

    [Fact]
    public async Task SendAsync_OwnCertificateAtAnotherAddress_IsRefused()
    {
        using var certificate = new ACertificate().Build();
        await using var own = await Receiver.StartAsync(certificate: certificate);
        await using var other = await Receiver.StartAsync(certificate: certificate);
        await using var sender = Presenting(certificate, new ASender(allowPrivate: true, listensAt: own.Url.AbsoluteUri));

        var result = await sender.SendAsync(other.Url.AbsoluteUri);

        Assert.Contains("is self-signed", Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
        Assert.Equal(0, other.Requests);
    }

    private static ASender Presenting(X509Certificate2 certificate, ASender sender)
    {
        sender.OwnCertificates.Note(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true),
        });
        return sender;
    }
}
