namespace WebhookDashboard.Sample.Consumer.Payloads;

/// <summary>
/// Checks whether a text can be an e-mail address. The check is simple, since only a mail can tell whether someone reads it.
/// </summary>
internal static class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1.3.</summary>
    public const int MaxLength = 254;

    private const string Forbidden = "<>()[]\\,;:\"";

    public static bool IsPlausible(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length <= MaxLength
            && at is > 0 and <= 64
            && at == text.LastIndexOf('@')
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || Forbidden.Contains(c, StringComparison.Ordinal))
            && IsDotted(text[..at])
            && IsHost(text[(at + 1)..]);
    }

    private static bool IsHost(string text) =>
        IsDotted(text) && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-');

    private static bool IsDotted(string text) => text.Split('.').All(part => part.Length > 0);
}
