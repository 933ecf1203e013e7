using WebhookDashboard.Deliveries.Smtp;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

public sealed class SmtpOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreAllowed() => Assert.True(Validate(new SmtpOptions()).Succeeded);

    [Fact]
    public void Validate_WholeSetting_IsAllowed() => Assert.True(Validate(new SmtpOptions
    {
        Host = "mail.example.com", Port = 465, User = "shop", Password = "s3cret", From = "shop@example.com",
    }).Succeeded);

    [Fact]
    public void Validate_EachFault_NamesItsKeyAndWhatIsAllowed()
    {
        var result = Validate(new SmtpOptions { Host = "smtp://mail:25", Port = 0, Password = "s3cret", From = "nobody" });
        var text = result.FailureMessage!;
        Assert.Contains("Smtp:Host is 'smtp://mail:25'; allowed", text, StringComparison.Ordinal);
        Assert.Contains("Smtp:Port is 0; allowed: 1 to 65535", text, StringComparison.Ordinal);
        Assert.Contains("Smtp:Password is set without Smtp:User", text, StringComparison.Ordinal);
        Assert.Contains("Smtp:From is 'nobody'; allowed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(SmtpOptions options) =>
        new SmtpOptionsValidator().Validate(name: null, options);
}
