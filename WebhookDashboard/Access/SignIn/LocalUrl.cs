namespace WebhookDashboard.Access.SignIn;

/// <summary>Where to go after signing in: always a path of this app, so that a link can't lead elsewhere.</summary>
internal static class LocalUrl
{
    public static string OrHome(string? candidate, PathString pathBase) =>
        IsLocal(candidate) ? candidate! : $"{pathBase}/";

    /// <summary>
    /// Browsers treat <c>//host</c> and <c>/\host</c> as another host, and remove tabs and line ends first. Headers are ASCII,
    /// so anything else must be percent-encoded.
    /// </summary>
    private static bool IsLocal(string? candidate) =>
        candidate is ['/', ..]
        && !(candidate.Length > 1 && candidate[1] is '/' or '\\')
        && candidate.All(c => char.IsAscii(c) && !char.IsControl(c));
}
