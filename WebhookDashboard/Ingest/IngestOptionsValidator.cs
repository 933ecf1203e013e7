using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    /// <summary>As little and as much as an endpoint may set for itself.</summary>
    public ValidateOptionsResult Validate(string? name, IngestOptions options) =>
        options.MaxBodyBytes is >= 1 and <= WebhookEndpoint.LargestMaxBodyBytes
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Ingest:MaxBodyBytes is '{options.MaxBodyBytes}'; allowed: 1 to {WebhookEndpoint.LargestMaxBodyBytes} bytes.");
}
