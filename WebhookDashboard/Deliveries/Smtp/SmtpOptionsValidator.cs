using Microsoft.Extensions.Options;
using MimeKit;

namespace WebhookDashboard.Deliveries.Smtp;

internal sealed class SmtpOptionsValidator : IValidateOptions<SmtpOptions>
{
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        List<string> faults = [];
        if (options.Host is { } host && Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            faults.Add($"Smtp:Host is '{host}'; allowed: the name or address of a mail server, without scheme and port.");
        }

        if (options.Port is < 1 or > 65535)
        {
            faults.Add($"Smtp:Port is {options.Port}; allowed: 1 to 65535.");
        }

        if (options.User is null != options.Password is null)
        {
            faults.Add(options.User is null
                ? "Smtp:Password is set without Smtp:User; set both or neither."
                : "Smtp:User is set without Smtp:Password; set both or neither.");
        }

        if (!MailboxAddress.TryParse(options.From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
        {
            faults.Add($"Smtp:From is '{options.From}'; allowed: a mail address, as in shop@example.com or The shop <shop@example.com>.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
