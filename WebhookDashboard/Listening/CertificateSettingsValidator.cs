using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Listening;

/// <summary>
/// Reads the certificate files that the settings under <c>Kestrel</c> name. Kestrel reads them too, but does not say which
/// setting is wrong.
/// </summary>
internal sealed class CertificateSettingsValidator(IConfiguration configuration, IHostEnvironment environment)
    : IValidateOptions<KestrelServerOptions>
{
    private const string Allowed = "allowed: a PKCS #12 file (.pfx), or a PEM file of a certificate with KeyPath for its key";

    public ValidateOptionsResult Validate(string? name, KestrelServerOptions options)
    {
        var kestrel = configuration.GetSection("Kestrel");
        var faults = kestrel.GetSection("Certificates").GetChildren()
            .Concat(kestrel.GetSection("Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Certificate")))
            .Where(certificate => !string.IsNullOrEmpty(certificate["Path"]))
            .Select(FaultOf).OfType<string>().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private string? FaultOf(IConfigurationSection certificate) =>
        FaultOfFile(certificate, "Path") ?? FaultOfFile(certificate, "KeyPath")
        ?? (certificate["KeyPath"] is null ? FaultOfPkcs12(certificate) : FaultOfPem(certificate));

    private string? FaultOfFile(IConfigurationSection certificate, string key)
    {
        if (certificate[key] is null)
        {
            return null;
        }

        try
        {
            using var file = File.OpenRead(FileOf(certificate, key));
            return null;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Wrong(certificate, key, "there is no such file");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Wrong(certificate, key, "it is a folder, or this user may not read it");
        }
    }

    private string? FaultOfPkcs12(IConfigurationSection certificate)
    {
        var file = FileOf(certificate, "Path");
        if (!IsPkcs12(file))
        {
            return Wrong(certificate, "Path", "it is no PKCS #12 file, and KeyPath is not set");
        }

        try
        {
            using var _ = X509CertificateLoader.LoadPkcs12FromFile(file, certificate["Password"]);
            return null;
        }
        catch (CryptographicException)
        {
            return $"{certificate.Path}:Password does not open '{certificate["Path"]}'; allowed: the password of this file.";
        }
    }

    private string? FaultOfPem(IConfigurationSection certificate)
    {
        X509Certificate2 read;
        try
        {
            read = X509CertificateLoader.LoadCertificateFromFile(FileOf(certificate, "Path"));
        }
        catch (CryptographicException)
        {
            return Wrong(certificate, "Path", "it is no certificate in PEM");
        }

        using (read)
        {
            var key = File.ReadAllText(FileOf(certificate, "KeyPath"));
            try
            {
                using var _ = certificate["Password"] is { } password
                    ? X509Certificate2.CreateFromEncryptedPem(read.ExportCertificatePem(), key, password)
                    : X509Certificate2.CreateFromPem(read.ExportCertificatePem(), key);
                return null;
            }
            catch (Exception fault) when (fault is CryptographicException or ArgumentException)
            {
                return $"{certificate.Path}:KeyPath is '{certificate["KeyPath"]}', which is no PEM file of the certificate's key, "
                    + "or Password does not open it; allowed: the key of this certificate, and Password only if the key is encrypted.";
            }
        }
    }

    private static bool IsPkcs12(string file)
    {
        try
        {
            return X509Certificate2.GetCertContentType(file) == X509ContentType.Pkcs12;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Wrong(IConfigurationSection certificate, string key, string fault) =>
        $"{certificate.Path}:{key} is '{certificate[key]}': {fault}; {Allowed}.";

    /// <summary>As Kestrel finds it.</summary>
    private string FileOf(IConfigurationSection certificate, string key) => Path.Combine(environment.ContentRootPath, certificate[key]!);
}
