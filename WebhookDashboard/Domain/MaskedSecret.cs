namespace WebhookDashboard.Domain;

/// <summary>A secret as it may be shown: enough to tell two apart, too little to sign with.</summary>
internal static class MaskedSecret
{
    private const char Ellipsis = '…';
    private const int Shown = 4;

    /// <summary>Of a short secret four characters would be too much to show.</summary>
    private const int ShortestToShow = 12;

    public static string Of(string secret)
    {
        var underscore = secret.IndexOf('_', StringComparison.Ordinal);
        var prefix = underscore is > 0 and <= 6 ? secret[..(underscore + 1)] : "";
        var rest = secret.AsSpan(prefix.Length);
        return rest.Length < ShortestToShow ? $"{prefix}{Ellipsis}" : $"{prefix}{Ellipsis}{rest[^Shown..]}";
    }

    public static bool Is(string text) => text.Contains(Ellipsis, StringComparison.Ordinal);
}
