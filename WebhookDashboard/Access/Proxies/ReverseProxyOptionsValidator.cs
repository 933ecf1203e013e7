using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access.Proxies;

internal sealed class ReverseProxyOptionsValidator : IValidateOptions<ReverseProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ReverseProxyOptions options)
    {
        var faults = new List<string>();
        if (options.PathBase.Length > 0 && !IsPrefix(options.PathBase))
        {
            faults.Add(
                $"PathBase is '{options.PathBase}'; allowed: a path like /hooks-dashboard, a slash first, then letters, "
                + "digits, '-', '_', '.' and further slashes.");
        }

        faults.AddRange(
            from proxy in options.KnownProxies
            where ReverseProxyOptions.Parse(proxy) is null
            select $"ForwardedHeaders:KnownProxies contains '{proxy}'; allowed: IP addresses like 10.0.0.5 and networks like 10.0.0.0/8.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsPrefix(string text) =>
        text[0] == '/'
        && !text.Contains("//", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.');
}
