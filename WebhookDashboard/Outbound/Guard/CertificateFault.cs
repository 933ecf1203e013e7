using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>Why a server's certificate is not trusted.</summary>
/// <param name="What">Continues "The certificate of …": <c>expired on 2026-01-02 03:04 UTC and is self-signed</c>.</param>
/// <param name="ToDo">How to fix it: <c>renew it there</c>.</param>
internal sealed record CertificateFault(string What, string ToDo)
{
    private const int MaxNames = 3;
    private const int MaxName = 100;

    /// <param name="certificate">The server's certificate.</param>
    /// <param name="chain">The chain built from it.</param>
    /// <param name="errors">At least one error.</param>
    /// <param name="host">The host that was called.</param>
    /// <param name="now">The time to judge by.</param>
    public static CertificateFault Of(
        X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string host, DateTimeOffset now)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return new CertificateFault("was not sent", "check that TLS is set up there");
        }

        List<CertificateFault> all = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            all.Add(new CertificateFault($"is for {NamesOf(certificate)}, not for {host}", "use a name that the certificate covers"));
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            all.AddRange(OfChain(certificate, chain, now));
        }

        return new CertificateFault(string.Join(" and ", all.Select(fault => fault.What)), all[0].ToDo);
    }

    private static IEnumerable<CertificateFault> OfChain(X509Certificate2 certificate, X509Chain? chain, DateTimeOffset now)
    {
        var statuses = chain?.ChainStatus ?? [];
        var known = X509ChainStatusFlags.NoError;
        if (statuses.Any(status => status.Status == X509ChainStatusFlags.NotTimeValid))
        {
            known |= X509ChainStatusFlags.NotTimeValid;
            yield return OfTime(chain!, certificate, now);
        }

        const X509ChainStatusFlags Unknown = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
        if (statuses.Any(status => Unknown.HasFlag(status.Status)))
        {
            known |= Unknown;
            yield return certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
                ? new CertificateFault("is self-signed", "make this server's operating system trust it, or get one from a trusted authority")
                : new CertificateFault(
                    $"is issued by {Cut(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true))}, which this server does not trust",
                    "make this server's operating system trust that issuer, and have the receiver send all intermediate certificates");
        }

        if (known == X509ChainStatusFlags.NoError)
        {
            var words = statuses.Select(status => status.StatusInformation.Trim().TrimEnd('.')).Distinct();
            yield return new CertificateFault($"is not valid ({Cut(string.Join("; ", words))})", "have it reissued");
        }
    }

    private static CertificateFault OfTime(X509Chain chain, X509Certificate2 certificate, DateTimeOffset now)
    {
        var untimely = chain.ChainElements.Select(element => element.Certificate)
            .FirstOrDefault(one => now < From(one) || now > Until(one), certificate);
        var whose = untimely.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span)
            ? ""
            : $"is issued by {Cut(untimely.GetNameInfo(X509NameType.SimpleName, forIssuer: false))}, whose own ";
        return now < From(untimely)
            ? new CertificateFault($"{whose}is not valid before {Text(From(untimely))}", "check the clocks of this server and of its issuer")
            : new CertificateFault($"{whose}expired on {Text(Until(untimely))}", "renew it there");
    }

    private static string NamesOf(X509Certificate2 certificate)
    {
        List<string> names = [];
        try
        {
            foreach (var alternatives in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
            {
                names.AddRange(alternatives.EnumerateDnsNames());
                names.AddRange(alternatives.EnumerateIPAddresses().Select(address => address.ToString()));
            }
        }
        catch (CryptographicException)
        {
            // A malformed extension names no host.
        }

        return names.Count switch
        {
            0 => $"no host ({Cut(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false))})",
            <= MaxNames => string.Join(", ", names.Select(Cut)),
            _ => $"{string.Join(", ", names.Take(MaxNames).Select(Cut))} and {names.Count - MaxNames} more",
        };
    }

    private static DateTimeOffset From(X509Certificate2 certificate) => new(certificate.NotBefore);

    private static DateTimeOffset Until(X509Certificate2 certificate) => new(certificate.NotAfter);

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Untrusted text of a certificate, as one short line.</summary>
    private static string Cut(string text) => QuotedText.Of(text, MaxName) ?? "an unnamed issuer";
}
