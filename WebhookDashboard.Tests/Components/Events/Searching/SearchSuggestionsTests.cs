using WebhookDashboard.Components.Pages.Events.Searching;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Statistics;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Searching;

public sealed class SearchSuggestionsTests
{
    private static readonly SearchChoices Choices = Of(
        """{"amount": 50, "status": "paid", "status2": "not found", "items": [{"sku": "A-1"}]}""", """{"amount": 51}""");

    [Theory]
    [InlineData("", new[] { "endpoint:", "method:", "type:", "verdict:", "from:", "to:", "minSize:", "maxSize:", "duplicates:", "pinned:" })]
    [InlineData("paid m", new[] { "method:", "minSize:", "maxSize:" })]
    [InlineData("paid ", new string[0])]
    [InlineData("endpoint:", new[] { "endpoint:inbox ", "endpoint:payment " })]
    [InlineData("paid ENDPOINT:ay", new[] { "endpoint:payment " })]
    [InlineData("type:", new[] { "type:order.* ", "type:order.paid ", "type:order.sent ", "type:\"a b\" " })]
    [InlineData("type:\"a", new[] { "type:\"a b\" ", "type:order.paid " })]
    [InlineData("verdict:m", new[] { "verdict:missing ", "verdict:malformed ", "verdict:mismatch " })]
    [InlineData("pinned:", new[] { "pinned:true " })]
    [InlineData("$", new[] { "$.amount ", "$.status ", "$.status2 ", "$.items[*].sku " })]
    [InlineData("x $.st", new[] { "$.status ", "$.status2 " })]
    [InlineData("$.sku", new[] { "$.items[*].sku " })]
    [InlineData("$.amount ", new[] { "= ", "!= ", "< ", "<= ", "> ", ">= ", "contains ", "exists " })]
    [InlineData("$.amount >", new[] { ">= " })]
    [InlineData("$.amount > ", new[] { "50 ", "51 " })]
    [InlineData("$.amount > 50", new string[0])]
    [InlineData("$.status = pa", new[] { "\"paid\" " })]
    [InlineData("$.status2 = \"not", new[] { "\"not found\" " })]
    [InlineData("$.amount contains ", new string[0])]
    [InlineData("$.status exists ", new string[0])]
    [InlineData("\"not m", new string[0])]
    public void For_Text_SuggestsHowItsLastWordGoesOn(string text, string[] suggested) =>
        Assert.Equal(suggested, SearchSuggestions.For(text, Choices).Select(one => one.Text));

    [Fact]
    public void For_Text_ReplacesOnlyItsLastWord()
    {
        const string Text = "paid $.am";

        var suggestion = Assert.Single(SearchSuggestions.For(Text, Choices));

        Assert.Equal(("paid $.amount ", "50"), (Text[..suggestion.Start] + suggestion.Text, suggestion.Note));
    }

    [Fact]
    public void For_ManyChoices_GivesAFew()
    {
        var choices = Of([.. Enumerable.Range(0, 100).Select(i => $$"""{"n{{i}}": 1}""")]);

        Assert.Equal(SearchSuggestions.Most, SearchSuggestions.For("$", choices).Count);
    }

    private static SearchChoices Of(params string[] bodies)
    {
        var paths = new KnownPaths();
        Array.ForEach(bodies, body => paths.Add(System.Text.Encoding.UTF8.GetBytes(body)));
        var facets = EventFacets.Of([Kind("order.paid", 5), Kind("order.sent", 3), Kind("a b", 1), Kind("", 9)], EventFilter.All);
        return new SearchChoices(["payment", "inbox"], facets, paths);
    }

    private static EventKindRow Kind(string type, long events) =>
        new() { Endpoint = EndpointSlug.Parse("inbox"), Method = "POST", EventType = type, Events = events };
}
