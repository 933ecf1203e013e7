using System.Security.Cryptography;

namespace WebhookDashboard.Signatures.Keys;

/// <summary>Generates random secrets.</summary>
internal static class RandomSecret
{
    public static string Letters(int length) =>
        RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", length);

    public static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
