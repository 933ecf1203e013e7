using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>How much the log of attempts keeps.</summary>
internal static class AttemptLimits
{
    /// <summary>The newest attempts of one delivery. The first one is kept as well, since <see cref="Destination.GiveUpAfter"/> counts from it.</summary>
    public const int MaxAttempts = 20;

    /// <summary>The start of an answer's body.</summary>
    public const int MaxBodyBytes = 8 * 1024;

    /// <summary>The first headers of a request or an answer, names and values together.</summary>
    public const int MaxHeadChars = 8 * 1024;

    /// <summary>The start of a reason.</summary>
    public const int MaxErrorChars = 1000;

    public static IReadOnlyList<HeaderLine> Bounded(IReadOnlyList<HeaderLine> headers)
    {
        var left = MaxHeadChars;
        return [.. headers.TakeWhile(line => (left -= line.Name.Length + line.Value.Length) >= 0)];
    }

    public static byte[] Bounded(ReadOnlyMemory<byte> body) => body[..Math.Min(body.Length, MaxBodyBytes)].ToArray();

    public static string? Bounded(string? error) => error is { Length: > MaxErrorChars } ? error[..MaxErrorChars] : error;
}
