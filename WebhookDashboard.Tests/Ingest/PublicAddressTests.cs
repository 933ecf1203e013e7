using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Ingest;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData(null, null, "http://localhost:5080/hooks/inbox")]
    [InlineData("https://hooks.example.com", null, "https://hooks.example.com/hooks/inbox")]
    [InlineData("https://hooks.example.com:8443/", "", "https://hooks.example.com:8443/hooks/inbox")]
    [InlineData("https://hooks.example.com", "/dash/", "https://hooks.example.com/dash/hooks/inbox")]
    [InlineData("https://hooks.example.com/dash", "/dash", "https://hooks.example.com/dash/hooks/inbox")]
    [InlineData("https://example.com/a/b/", "/dash", "https://example.com/a/b/hooks/inbox")]
    public void UrlOf_Endpoint_IsWhereItsSendersReachIt(string? publicUrl, string? pathBase, string expected)
    {
        var options = new PublicAddressOptions { PublicUrl = publicUrl is null ? null : new Uri(publicUrl), PathBase = pathBase };
        Assert.True(new PublicAddressOptionsValidator().Validate(name: null, options).Succeeded);

        var address = new PublicAddress(Options.Create(options));

        Assert.Equal(expected, address.UrlOf(EndpointSlug.Parse("inbox"), "http://localhost:5080/"));
    }

    [Theory]
    [InlineData("hooks.example.com", "is not absolute")]
    [InlineData("/hooks", "is not absolute")]
    [InlineData("ftp://hooks.example.com", "is neither http nor https")]
    [InlineData("https://me@hooks.example.com", "names a user")]
    [InlineData("https://hooks.example.com/?a=1", "has a query")]
    [InlineData("https://hooks.example.com/#top", "has a fragment")]
    public void Validate_WrongPublicUrl_NamesKeyFaultAndWhatIsAllowed(string value, string fault)
    {
        var options = new PublicAddressOptions { PublicUrl = new Uri(value, UriKind.RelativeOrAbsolute) };

        var message = new PublicAddressOptionsValidator().Validate(name: null, options).FailureMessage;

        Assert.Equal(
            $"PublicUrl is '{options.PublicUrl}', which {fault}; allowed: an absolute http or https URL without sign-in, query and fragment, like https://hooks.example.com.",
            message);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(26_214_400, true)]
    [InlineData(26_214_401, false)]
    [InlineData(-1, false)]
    public void Validate_MaxBodyBytes_HasTheBoundsOfAnEndpoint(int value, bool expected)
    {
        var result = new IngestOptionsValidator().Validate(name: null, new IngestOptions { MaxBodyBytes = value });

        Assert.Equal(expected, result.Succeeded);
        Assert.Equal(expected ? null : $"Ingest:MaxBodyBytes is '{value}'; allowed: 1 to 26214400 bytes.", result.FailureMessage);
    }
}
