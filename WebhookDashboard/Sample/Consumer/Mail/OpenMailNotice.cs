using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Deliveries.Smtp;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>
/// Warns at the start if strangers could make the app send real mail: the README publishes the shop's example key.
/// </summary>
internal sealed partial class OpenMailNotice(
    IOptions<SmtpOptions> smtp, IOptions<ShopOptions> shop, IHostEnvironment environment, ILogger<OpenMailNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (smtp.Value.Host is { } host && shop.Value.ApiKey == ShopOptions.ExampleApiKey && !environment.IsDevelopment())
        {
            Log.Open(logger, host);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            LogEventIds.SampleConsumer.MailOpenToStrangers,
            LogLevel.Warning,
            "Smtp:Host is {Host} and Shop:ApiKey is the published example: anyone who can reach /shop-api can send mail to any address. Set Shop:ApiKey, and have the endpoints payment and users reject unsigned requests")]
        public static partial void Open(ILogger logger, string host);
    }
}
