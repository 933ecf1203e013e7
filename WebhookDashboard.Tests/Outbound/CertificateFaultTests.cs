using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using WebhookDashboard.Outbound.Guard;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

/// <summary>The message for each fault of a certificate, with an authority that only this test trusts.</summary>
public sealed class CertificateFaultTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static readonly X509Certificate2 Authority = ACertificate.Authority("Test CA");

    [Fact]
    public void Of_Expired_SaysSinceWhen()
    {
        var until = Now.AddDays(-2);

        var fault = FaultOf(new ACertificate { Issuer = Authority, Until = until });

        Assert.Equal($"expired on {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC", fault.What);
        Assert.Equal("renew it there", fault.ToDo);
    }

    [Fact]
    public void Of_NotYetValid_SaysSinceWhenItIs()
    {
        var from = Now.AddHours(5);

        var fault = FaultOf(new ACertificate { Issuer = Authority, From = from });

        Assert.Equal($"is not valid before {from.UtcDateTime:yyyy-MM-dd HH:mm} UTC", fault.What);
    }

    [Theory]
    [InlineData("a.example", "is for a.example, not for 127.0.0.1")]
    [InlineData("a.example b.example c.example d.example e.example", "is for a.example, b.example, c.example and 2 more, not for 127.0.0.1")]
    [InlineData("", "is for no host (The shop), not for 127.0.0.1")]
    public void Of_AnotherName_NamesTheCertificatesName(string names, string said)
    {
        var certificate = new ACertificate { Issuer = Authority, Names = names.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        Assert.Equal(said, FaultOf(certificate, SslPolicyErrors.RemoteCertificateNameMismatch).What);
    }

    [Fact]
    public void Of_SelfSigned_SaysSo() =>
        Assert.Equal("is self-signed", FaultOf(new ACertificate()).What);

    [Fact]
    public void Of_UnknownIssuer_NamesIt() =>
        Assert.Equal(
            "is issued by Other CA, which this server does not trust",
            FaultOf(new ACertificate { Issuer = ACertificate.Authority("Other CA") }).What);

    [Fact]
    public void Of_SeveralFaults_SaysEach()
    {
        var until = Now.AddDays(-2);
        var certificate = new ACertificate { Until = until, Names = ["a.example"] };

        var fault = FaultOf(certificate, SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors);

        Assert.Equal($"is for a.example, not for 127.0.0.1 and expired on {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC and is self-signed", fault.What);
    }

    [Fact]
    public void Of_NoCertificate_SaysSo() =>
        Assert.Equal("was not sent", CertificateFault.Of(null, null, SslPolicyErrors.RemoteCertificateNotAvailable, "127.0.0.1", Now).What);

    private static CertificateFault FaultOf(ACertificate made, SslPolicyErrors errors = SslPolicyErrors.RemoteCertificateChainErrors)
    {
        using var certificate = made.Build();
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.Build(certificate);
        return CertificateFault.Of(certificate, chain, errors, "127.0.0.1", Now);
    }
}
