using System.Text;
using WebhookDashboard.Components.Pages.Events.Searching;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Searching;

public sealed class KnownPathsTests
{
    [Fact]
    public void Add_Json_KnowsThePathOfEachValueAndTheValues()
    {
        var paths = Of("""{ "id": "a\"1", "total": { "amount": 12.50, "paid": true }, "items": [ { "sku": "x" }, { "sku": "y" } ], "a name": null }""", "[1, [2]]");

        Assert.Equal(["$.id", "$.total.amount", "$.total.paid", "$.items[*].sku", "$[\"a name\"]", "$[*]", "$[*][*]"], paths.All);
        Assert.Equal(["\"a\\\"1\""], paths.ValuesOf("$.id"));
        Assert.Equal(["12.50"], paths.ValuesOf("$.total.amount"));
        Assert.Equal(["\"x\"", "\"y\""], paths.ValuesOf("$.items[*].sku"));
        Assert.Equal(["null"], paths.ValuesOf("$[\"a name\"]"));
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("")]
    [InlineData("{\"a\": {\"b\"")]
    [InlineData("{\"\\ud800\": 1}")]
    [InlineData("{]")]
    public void Add_OtherText_KnowsNothing(string text) => Assert.Empty(Of(text).All);

    [Fact]
    public void Add_CutOrHuge_StaysBounded()
    {
        var paths = Of("""{"first": 1, "second": "cut he""");
        Assert.Equal(["$.first"], paths.All);

        for (var i = 0; i < 2_000; i++)
        {
            paths.Add(Encoding.UTF8.GetBytes($$"""{"n{{i}}": 1, "first": {{i}}, "long": "{{new string('x', 500)}}" }"""));
        }

        paths.Add(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"abcdefgh\":", 900)) + "1"));
        Assert.Equal(500, paths.All.Count());
        Assert.Equal(20, paths.ValuesOf("$.first").Count);
        Assert.All(paths.All, path => Assert.True(path.Length <= 140));
    }

    [Fact]
    public async Task ReadAsync_Log_ReadsTheBeginningsOfItsNewestBodiesWhateverTheirCharset()
    {
        var log = new MemoryLog();
        log.Add(AnEvent.To("payment").WithBody("""{"paid": 1}"""));
        log.Add(AnEvent.To("inbox").WithBody(Encoding.Unicode.GetBytes("\uFEFF{\"größe\": 2}")));
        log.Add(AnEvent.To("inbox").WithBody("no JSON"));

        Assert.Equal(["$.größe", "$.paid"], (await KnownPaths.ReadAsync(log, [], TestContext.Current.CancellationToken)).All.Order(StringComparer.Ordinal));
        Assert.Equal(["$.paid"], (await KnownPaths.ReadAsync(log, [EndpointSlug.Parse("payment")], TestContext.Current.CancellationToken)).All);
    }

    private static KnownPaths Of(params string[] bodies)
    {
        var paths = new KnownPaths();
        Array.ForEach(bodies, body => paths.Add(Encoding.UTF8.GetBytes(body)));
        return paths;
    }
}
