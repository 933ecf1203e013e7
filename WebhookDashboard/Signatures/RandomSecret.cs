using System.Security.Cryptography;

namespace WebhookDashboard.Signatures;

/// <summary>New secrets that nobody can guess.</summary>
internal static class RandomSecret
{
    public static string Letters(int length) =>
        RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", length);

    public static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
