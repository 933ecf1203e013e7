using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Ingest;

internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    /// <summary>The same bounds as an endpoint's own limit.</summary>
    public ValidateOptionsResult Validate(string? name, IngestOptions options) =>
        options.MaxBodyBytes is >= 1 and <= WebhookEndpoint.LargestMaxBodyBytes
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Ingest:MaxBodyBytes is '{options.MaxBodyBytes}'; allowed: 1 to {WebhookEndpoint.LargestMaxBodyBytes} bytes.");
}
