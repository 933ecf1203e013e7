using System.Text;
using WebhookDashboard.Components.Shared.Body.Json;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class JsonPathTests
{
    private static readonly byte[] Json = Encoding.UTF8.GetBytes(
        """{"a":{"b c":[1,{"d":[]},[true,"x\n\u0041"]]},"2":3,"e\"f":null}""");

    [Theory]
    [InlineData("1", "$.a[\"b c\"][0]")]
    [InlineData("true", "$.a[\"b c\"][2][0]")]
    [InlineData("\"x\\n\\u0041\"", "$.a[\"b c\"][2][1]")]
    [InlineData("3", "$[\"2\"]")]
    [InlineData("null", "$[\"e\\u0022f\"]")]
    public void Of_Value_NamesEachStep(string value, string path)
    {
        var lines = JsonTreeLines.OfDocuments(Json, isWhole: true).Lines;
        var index = lines.Index().Single(line => line.Item.Class is not null && Encoding.UTF8.GetString(Json, line.Item.ValueStart, line.Item.ValueLength) == value).Index;

        Assert.Equal(path, JsonPath.Of(Json, lines, index));
    }

    [Theory]
    [InlineData("\"x\\n\\u0041\"", "x\nA")]
    [InlineData("\"cut", "\"cut")]
    [InlineData("\"\\ud800\"", "\"\\ud800\"")]
    [InlineData("1.50", "1.50")]
    public void Text_OfAValue_IsDecodedIfItIsAWholeString(string json, string text) =>
        Assert.Equal(text, JsonPath.Text(Encoding.UTF8.GetBytes(json)));
}
