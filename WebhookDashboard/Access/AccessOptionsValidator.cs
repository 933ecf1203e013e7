using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Access.Oidc;

namespace WebhookDashboard.Access;

internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(options.Mode))
        {
            faults.Add($"Access:Mode is '{options.Mode}'; allowed: {string.Join(", ", Enum.GetNames<AccessMode>())}.");
        }

        if (options.Token is { } token && !IsSendable(token))
        {
            faults.Add(
                $"Access:Token {FaultOf(token)}; allowed: visible ASCII characters without spaces, or leave it unset "
                + "to have one generated at start.");
        }

        for (var i = 0; i < options.ApiKeys.Count; i++)
        {
            if (!IsSendable(options.ApiKeys[i]))
            {
                faults.Add(
                    $"Access:ApiKeys:{i} {FaultOf(options.ApiKeys[i])}; allowed: visible ASCII characters without "
                    + "spaces, since keys are sent in the header Authorization.");
            }
        }

        if (options.Mode == AccessMode.Oidc)
        {
            faults.AddRange(OidcOptionsFaults.Of(options.Oidc));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // Never repeats the value: it is a secret.
    private static string FaultOf(string secret) =>
        secret.Length == 0 ? "is empty" : "contains a space or another character that can't be sent";

    private static bool IsSendable(string secret) => secret.Length > 0 && secret.All(c => c is > ' ' and < (char)127);
}
