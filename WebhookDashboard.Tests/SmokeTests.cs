using WebhookDashboard.Domain;
using Xunit;

namespace WebhookDashboard.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Parse_CapitalLetters_AreReadAsSmall() => Assert.Equal("inbox", EndpointSlug.Parse("InBox").Value);
}
