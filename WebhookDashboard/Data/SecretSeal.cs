using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WebhookDashboard.Data;

/// <summary>Seals secrets that have to be read again, before they are kept: with Data Protection, whose keys are rotated by themselves.</summary>
internal sealed class SecretSeal(IDataProtectionProvider protection)
{
    private const string Prefix = "sealed:";

    private readonly IDataProtector _protector = protection.CreateProtector("WebhookDashboard.Secrets");

    public static bool IsSealed(string stored) => stored.StartsWith(Prefix, StringComparison.Ordinal);

    public string Seal(string secret) => Prefix + _protector.Protect(secret);

    /// <returns>Null when the key is gone that it was sealed with, or it was changed. What was kept before there were seals is returned as it is.</returns>
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
