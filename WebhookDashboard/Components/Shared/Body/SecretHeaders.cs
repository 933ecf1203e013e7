using System.Collections.Frozen;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>Headers whose values can be used by whoever reads them over a shoulder; shown only when asked for.</summary>
public static class SecretHeaders
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Gitlab-Token");

    private static readonly string[] Endings =
        ["-token", "-secret", "-key", "-apikey", "-api-key", "-password", "-authorization", "-credential", "-credentials"];

    /// <summary>A signature is no secret: it proves one body and opens nothing.</summary>
    public static bool Hides(string name) =>
        Names.Contains(name)
        || Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
