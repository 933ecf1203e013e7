using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WebhookDashboard.Tests.Outbound;

/// <summary>Builds a server's certificate. By default it is self-signed and valid for 127.0.0.1 for a day.</summary>
internal sealed record ACertificate
{
    public DateTimeOffset From { get; init; } = DateTimeOffset.UtcNow.AddDays(-10);

    public DateTimeOffset Until { get; init; } = DateTimeOffset.UtcNow.AddDays(1);

    /// <summary>Null means 127.0.0.1.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Null means self-signed.</summary>
    public X509Certificate2? Issuer { get; init; }

    public static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = RequestOf(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-20), DateTimeOffset.UtcNow.AddDays(20));
    }

    public X509Certificate2 Build()
    {
        using var key = RSA.Create(2048);
        var request = RequestOf("The shop", key);
        var names = new SubjectAlternativeNameBuilder();
        if (Names is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        foreach (var name in Names ?? [])
        {
            names.AddDnsName(name);
        }

        if (Names is not { Count: 0 })
        {
            request.CertificateExtensions.Add(names.Build());
        }

        if (Issuer is null)
        {
            return request.CreateSelfSigned(From, Until);
        }

        using var issued = request.Create(Issuer, From, Until, [1, 2, 3, 4]);
        return issued.CopyWithPrivateKey(key);
    }

    private static CertificateRequest RequestOf(string name, RSA key) =>
        new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
