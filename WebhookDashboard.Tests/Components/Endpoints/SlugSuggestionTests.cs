using WebhookDashboard.Components.Pages.Endpoints.List;
using WebhookDashboard.Domain;
using Xunit;

namespace WebhookDashboard.Tests.Components.Endpoints;

public sealed class SlugSuggestionTests
{
    [Theory]
    [InlineData("Payments (EU)", "payments-eu")]
    [InlineData(" --Shop_1 -- 2!", "shop_1-2")]
    [InlineData("Café 🙂 N°1", "caf-n-1")]
    [InlineData("…", "")]
    [InlineData("", "")]
    public void From_AName_KeepsWhatASlugMayHave(string name, string slug) => Assert.Equal(slug, SlugSuggestion.From(name, _ => false));

    [Fact]
    public void From_ATakenName_CountsUp()
    {
        HashSet<string> taken = ["payments", "payments-2"];

        Assert.Equal("payments-3", SlugSuggestion.From("Payments", slug => taken.Contains(slug.Value)));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(63)]
    [InlineData(62)]
    public void From_ALongName_FitsWithAndWithoutANumber(int letters)
    {
        var name = new string('x', letters) + " and more";

        var free = SlugSuggestion.From(name, _ => false);
        var counted = SlugSuggestion.From(name, slug => slug.Value == free);

        Assert.True(EndpointSlug.TryParse(free, out _));
        Assert.True(EndpointSlug.TryParse(counted, out _));
        Assert.EndsWith("x-2", counted, StringComparison.Ordinal);
    }
}
