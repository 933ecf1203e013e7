using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>How much the log of attempts keeps.</summary>
internal static class AttemptLimits
{
    /// <summary>Of one delivery: its last attempts. The first one is kept as well, since <see cref="Destination.GiveUpAfter"/> counts from it.</summary>
    public const int MaxAttempts = 20;

    /// <summary>Of one answer's body.</summary>
    public const int MaxBodyBytes = 8 * 1024;

    /// <summary>Of one head, names and values: the headers that fit, from the first.</summary>
    public const int MaxHeadChars = 8 * 1024;

    /// <summary>Of one sentence.</summary>
    public const int MaxErrorChars = 1000;

    public static IReadOnlyList<HeaderLine> Bounded(IReadOnlyList<HeaderLine> headers)
    {
        var left = MaxHeadChars;
        return [.. headers.TakeWhile(line => (left -= line.Name.Length + line.Value.Length) >= 0)];
    }

    public static byte[] Bounded(ReadOnlyMemory<byte> body) => body[..Math.Min(body.Length, MaxBodyBytes)].ToArray();

    public static string? Bounded(string? error) => error is { Length: > MaxErrorChars } ? error[..MaxErrorChars] : error;
}
