using System.Text;
using Bunit;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class JsonItemsTests : IAsyncDisposable
{
    private const string Products = """[{"id":1,"n":"a"},{"id":2,"n":[true,{}]},{"id":3},{"id":4},{"id":5}]""";

    private readonly BunitContext _context = new();

    [Fact]
    public void Items_OneMarked_StandsOnOneLineBetweenItsNeighbours()
    {
        var items = Render("2");

        Assert.Equal(["""{ "id": 1, "n": "a" },""", """{ "id": 2, "n": [true, {}] },""", """{ "id": 3 },"""], Texts(items));
        Assert.Equal("2", items.Find("[aria-current=true] .number").TextContent);
        Assert.Equal(["2 items"], items.FindAll(".hidden-items").Select(button => button.TextContent));
    }

    [Theory]
    [InlineData("1", "", "3 items")]
    [InlineData("5", "3 items", "")]
    public void Items_MarkedAtAnEnd_HaveOneNeighbour(string id, string before, string after)
    {
        var items = Render(id);

        Assert.Equal(2, Texts(items).Count());
        Assert.Equal(before + after, items.Find(".hidden-items").TextContent);
    }

    [Fact]
    public async Task Items_FoldedOnesClicked_AskForAll()
    {
        var asked = 0;
        var items = Render("4", () => asked++);

        await items.ClickAsync(".hidden-items");

        Assert.Equal(1, asked);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static IEnumerable<string> Texts(IRenderedComponent<JsonItems> items) => items.FindAll("code").Select(line => line.TextContent);

    private IRenderedComponent<JsonItems> Render(string id, Action? showAll = null)
    {
        var body = BodyDocument.Of(Encoding.UTF8.GetBytes(Products), "application/json");
        return _context.Render<JsonItems>(parameters => parameters
            .Add(items => items.Body, (JsonTreeLines)body.Tree!)
            .Add(items => items.Marked, JsonPart.WithId(body, id)!.Value)
            .Add(items => items.ShowAll, () => showAll?.Invoke()));
    }
}
