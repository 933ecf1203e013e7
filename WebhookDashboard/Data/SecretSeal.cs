using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WebhookDashboard.Data;

/// <summary>Encrypts stored secrets that must be read again, with Data Protection, which rotates its keys.</summary>
internal sealed class SecretSeal(IDataProtectionProvider protection)
{
    private const string Prefix = "sealed:";

    private readonly IDataProtector _protector = protection.CreateProtector("WebhookDashboard.Secrets");

    public static bool IsSealed(string stored) => stored.StartsWith(Prefix, StringComparison.Ordinal);

    public string Seal(string secret) => Prefix + _protector.Protect(secret);

    /// <returns>Null if the key is gone or the text was changed. Text from versions without encryption is returned
    /// unchanged.</returns>
    public string? Open(string stored)
    {
        if (!IsSealed(stored))
        {
            return stored;
        }

        try
        {
            return _protector.Unprotect(stored[Prefix.Length..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
