using WebhookDashboard.Sample;
using Xunit;

namespace WebhookDashboard.Tests.Sample;

public sealed class ShopOptionsTests
{
    [Theory]
    [InlineData("https://ada:s3cret@api.example.com/v1")]
    [InlineData("https://ada:s3cret@api.example.com/v1?a=1")]
    [InlineData("https://s3cret@api.example.com")]
    [InlineData("https://ada:s3 cret@api.example.com:99999")]
    [InlineData("ada:s3cret@api.example.com")]
    [InlineData("ftp://ada:s3cret@api.example.com")]
    public void BaseUrl_WithCredentials_IsRefusedWithoutRepeatingThem(string url)
    {
        var fault = Assert.Single(new ShopOptionsValidator().Validate(null, new ShopOptions { BaseUrl = url }).Failures!);

        Assert.StartsWith("Shop:BaseUrl contains a user or a password", fault, StringComparison.Ordinal);
        Assert.Contains("Shop:ApiKey", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.example.com/v1")]
    [InlineData("https://api.example.com/~a@b/")]
    [InlineData("http://[::1]:5080")]
    public void BaseUrl_WithoutCredentials_IsAccepted(string url) =>
        Assert.True(new ShopOptionsValidator().Validate(null, new ShopOptions { BaseUrl = url }).Succeeded);

    [Theory]
    [InlineData("api.example.com")]
    [InlineData("https://api.example.com/?key=1")]
    [InlineData("file:///etc/passwd")]
    public void BaseUrl_Invalid_IsRefusedWithTheAllowedForm(string url) =>
        Assert.Contains("allowed: an http:// or https:// address", new ShopOptionsValidator().Validate(null, new ShopOptions { BaseUrl = url }).FailureMessage, StringComparison.Ordinal);
}
