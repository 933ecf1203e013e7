using System.Collections.Frozen;

namespace WebhookDashboard.Components.Shared.Headers;

/// <summary>Headers whose values are credentials; they are shown only on request.</summary>
public static class SecretHeaders
{
    /// <summary>It names a request, so that it is carried out once.</summary>
    private const string RequestName = "Idempotency-Key";

    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization", "Cookie", "Set-Cookie", "Token", "Secret", "Password", "ApiKey", "X-ApiKey");

    private static readonly string[] Endings =
        ["-token", "-secret", "-key", "-apikey", "-password", "-auth", "-authorization", "-assertion", "-jwt", "-credential", "-credentials"];

    /// <summary>A signature is not a secret: it proves one body and gives no access.</summary>
    public static bool Hides(string name) =>
        Names.Contains(name)
        || (!name.EndsWith(RequestName, StringComparison.OrdinalIgnoreCase)
            && Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
