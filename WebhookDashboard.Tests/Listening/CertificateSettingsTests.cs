using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using WebhookDashboard.Listening;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Listening;

/// <summary>The files of certificates that the settings name.</summary>
public sealed class CertificateSettingsTests : IDisposable
{
    private const string Default = "Kestrel:Certificates:Default";
    private const string OfAnEndpoint = "Kestrel:Endpoints:Public:Certificate";
    private const string Right = "right-password";

    private readonly TemporaryFolder _folder = new();

    public CertificateSettingsTests()
    {
        using var certificate = new TestCertificate(_folder);
        using var key = certificate.Certificate.GetECDsaPrivateKey()!;
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_folder.File("other.pem"), other.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_folder.File("encrypted.pem"), key.ExportEncryptedPkcs8PrivateKeyPem(
            Right, new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, iterationCount: 1)));
        File.WriteAllBytes(_folder.File("certificate.pfx"), certificate.Certificate.Export(X509ContentType.Pkcs12, Right));
        File.WriteAllBytes(_folder.File("certificate.der"), certificate.Certificate.Export(X509ContentType.Cert));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("certificate.pfx", null, Right)]
    [InlineData("certificate.pem", "key.pem", null)]
    [InlineData("certificate.der", "key.pem", null)]
    [InlineData("certificate.pem", "encrypted.pem", Right)]
    public void Validate_UsableFiles_Passes(string path, string? key, string? password)
    {
        Assert.Null(Validate(Default, path, key, password));
        Assert.Null(Validate(OfAnEndpoint, path, key, password));
    }

    [Theory]
    [InlineData("nowhere.pfx", null, null, "Path is 'nowhere.pfx': there is no such file")]
    [InlineData("no/where.pem", "key.pem", null, "Path is 'no/where.pem': there is no such file")]
    [InlineData(".", null, null, "Path is '.': it is a folder, or this user may not read it")]
    [InlineData("certificate.pem", null, null, "Path is 'certificate.pem': it is no PKCS #12 file, and KeyPath is not set")]
    [InlineData("key.pem", "key.pem", null, "Path is 'key.pem': it is no certificate in PEM")]
    [InlineData("certificate.pem", "no-key.pem", null, "KeyPath is 'no-key.pem': there is no such file")]
    [InlineData("certificate.pem", "certificate.pem", null, "KeyPath is 'certificate.pem', which is no PEM file of the certificate's key")]
    [InlineData("certificate.pem", "other.pem", null, "KeyPath is 'other.pem', which is no PEM file of the certificate's key")]
    [InlineData("certificate.pem", "encrypted.pem", "wrong", "KeyPath is 'encrypted.pem', which is no PEM file of the certificate's key, or Password does not open it")]
    [InlineData("certificate.pem", "encrypted.pem", null, "KeyPath is 'encrypted.pem', which is no PEM file of the certificate's key, or Password does not open it")]
    [InlineData("certificate.pfx", null, "wrong", "Password does not open 'certificate.pfx'")]
    public void Validate_UnusableFile_NamesTheSettingAndWhatIsAllowed(string path, string? key, string? password, string fault)
    {
        foreach (var section in (string[])[Default, OfAnEndpoint])
        {
            var said = Validate(section, path, key, password);

            Assert.StartsWith($"{section}:{fault}", said, StringComparison.Ordinal);
            Assert.Contains("; allowed: ", said, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong", said, StringComparison.Ordinal);
        }
    }

    private string? Validate(string section, string path, string? key, string? password)
    {
        var settings = new Dictionary<string, string?> { [$"{section}:Path"] = path };
        if (key is not null)
        {
            settings[$"{section}:KeyPath"] = key;
        }

        if (password is not null)
        {
            settings[$"{section}:Password"] = password;
        }

        var validator = new CertificateSettingsValidator(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new HostingEnvironment { ContentRootPath = _folder.Path });
        return validator.Validate(null, new KestrelServerOptions()).FailureMessage;
    }
}
