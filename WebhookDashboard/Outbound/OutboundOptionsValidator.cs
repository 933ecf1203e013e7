using Microsoft.Extensions.Options;

namespace WebhookDashboard.Outbound;

internal sealed class OutboundOptionsValidator : IValidateOptions<OutboundOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboundOptions options) =>
        options.Timeout >= OutboundOptions.ShortestTimeout && options.Timeout <= OutboundOptions.LongestTimeout
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{OutboundOptions.Section}:{nameof(OutboundOptions.Timeout)} is '{options.Timeout}'; allowed: a time from {OutboundOptions.ShortestTimeout} to {OutboundOptions.LongestTimeout}, as in 00:00:30.");
}
