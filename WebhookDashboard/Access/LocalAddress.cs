namespace WebhookDashboard.Access;

/// <summary>Where to go after signing in: only ever a path of this app, so that a link can't lead people away.</summary>
internal static class LocalAddress
{
    public static string OrHome(string? candidate, PathString pathBase) =>
        IsLocal(candidate) ? candidate! : $"{pathBase}/";

    /// <summary>
    /// Browsers read <c>//host</c> and <c>/\host</c> as another host, and drop tabs and line ends before they look.
    /// A header takes ASCII alone, so anything else must come percent-encoded.
    /// </summary>
    private static bool IsLocal(string? candidate) =>
        candidate is ['/', ..]
        && !(candidate.Length > 1 && candidate[1] is '/' or '\\')
        && candidate.All(c => char.IsAscii(c) && !char.IsControl(c));
}
