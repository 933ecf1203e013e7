using System.Collections.Frozen;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>Headers whose values are credentials; they are shown only on request.</summary>
public static class SecretHeaders
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Gitlab-Token");

    private static readonly string[] Endings =
        ["-token", "-secret", "-key", "-apikey", "-api-key", "-password", "-authorization", "-credential", "-credentials"];

    /// <summary>A signature is not a secret: it proves one body and gives no access.</summary>
    public static bool Hides(string name) =>
        Names.Contains(name)
        || Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
