using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Deliveries.Smtp;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer.Mail;

public sealed class OpenMailNoticeTests
{
    [Theory]
    [InlineData("mail.example.com", ShopOptions.ExampleApiKey, "Production", true)]
    [InlineData(null, ShopOptions.ExampleApiKey, "Production", false)]
    [InlineData("mail.example.com", "another-key", "Production", false)]
    [InlineData("mail.example.com", ShopOptions.ExampleApiKey, "Development", false)]
    public async Task Start_MailServerAndExampleKey_WarnsThatStrangersCouldSendMail(string? host, string key, string environment, bool warns)
    {
        using var logs = new CapturedLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var notice = new OpenMailNotice(
            Options.Create(new SmtpOptions { Host = host }),
            Options.Create(new ShopOptions { ApiKey = key }),
            new HostingEnvironment { EnvironmentName = environment },
            factory.CreateLogger<OpenMailNotice>());

        await notice.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(warns, logs.Lines.Any(line => line.Text.Contains("Shop:ApiKey", StringComparison.Ordinal)));
    }
}
