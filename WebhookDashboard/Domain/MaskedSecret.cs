namespace WebhookDashboard.Domain;

/// <summary>
/// A secret as it may be shown: its prefix (<c>whsec_</c>) and its last four characters, enough to tell two apart and too
/// little to sign with. Shows at most a third of the secret part, so nothing of one shorter than twelve characters.
/// </summary>
internal static class MaskedSecret
{
    private const char Ellipsis = '…';
    private const int Shown = 4;

    private const int ShortestToShow = 3 * Shown;

    public static string Of(string secret)
    {
        var underscore = secret.IndexOf('_', StringComparison.Ordinal);
        var prefix = underscore is > 0 and <= 6 ? secret[..(underscore + 1)] : "";
        var rest = secret.AsSpan(prefix.Length);
        return rest.Length < ShortestToShow ? $"{prefix}{Ellipsis}" : $"{prefix}{Ellipsis}{rest[^Shown..]}";
    }

    public static bool Is(string text) => text.Contains(Ellipsis, StringComparison.Ordinal);
}
