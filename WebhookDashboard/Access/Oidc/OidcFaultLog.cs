using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.SignIn;

namespace WebhookDashboard.Access.Oidc;

/// <summary>Logs why a sign-in failed in the provider's words, without the secrets and codes that it may repeat.</summary>
internal sealed partial class OidcFaultLog(IOptions<AccessOptions> access, ILogger<OidcFaultLog> logger)
{
    /// <summary>Maximum length of the provider's description.</summary>
    private const int MaxLength = 500;

    public void Write(OidcFault known, Exception? fault, HttpRequest request)
    {
        var provider = access.Value.Oidc.Host;
        if (known.Error is not null)
        {
            Log.Refused(logger, provider, known.Failure, Clean(known.Error, request), Clean(known.Description ?? "no description", request));
        }
        else if (known.Failure == SignInFailure.Expired && fault is AuthenticationFailureException)
        {
            // Information only: anybody can cause it by opening the address.
            Log.NotBegun(logger, provider, fault.Message);
        }
        else
        {
            Log.Failed(logger, provider, known.Failure, fault);
        }
    }

    private string Clean(string words, HttpRequest request)
    {
        foreach (var secret in new[] { access.Value.Oidc.ClientSecret, request.Query["code"].ToString(), request.Query["state"].ToString() })
        {
            words = string.IsNullOrEmpty(secret) ? words : words.Replace(secret, "…", StringComparison.Ordinal);
        }

        var line = string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length > MaxLength ? $"{line[..MaxLength]}…" : line;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Access.ProviderRefused, LogLevel.Warning, "Sign-in at {Provider} failed ({Failure}). The provider says: {Error}: {Description}")]
        public static partial void Refused(ILogger logger, string provider, SignInFailure failure, string error, string description);

        [LoggerMessage(LogEventIds.Access.ProviderFailed, LogLevel.Warning, "Sign-in at {Provider} failed ({Failure})")]
        public static partial void Failed(ILogger logger, string provider, SignInFailure failure, Exception? fault);

        [LoggerMessage(LogEventIds.Access.SignInNotBegun, LogLevel.Information, "An answer of {Provider} belongs to no sign-in that this browser started in the last 15 minutes: {Reason}")]
        public static partial void NotBegun(ILogger logger, string provider, string reason);
    }
}
