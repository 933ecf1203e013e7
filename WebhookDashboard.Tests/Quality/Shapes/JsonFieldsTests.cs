using System.Text;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Quality.Shapes;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Shapes;

public sealed class JsonFieldsTests
{
    [Fact]
    public void Read_Object_ListsEachPathWithItsType() => Assert.Equal(
        [
            "$ object", "$.a number", "$.b object", "$.b.c null", """$.b["d e"] boolean""", "$.items array", "$.items[*] object", "$.items[*].sku string", "$.items[*] number",
        ],
        Fields("""{ "a": 1, "b": { "c": null, "d e": true }, "items": [{ "sku": "x" }, { "sku": "y" }, 3] }"""));

    [Fact]
    public void Read_AnyPath_CanBeAskedFor()
    {
        foreach (var (path, _) in Read("""{ "a": [{ "b c": { "d\"]": 1, "ü": 2, "": 3, "\ud800": 4 } }] }""")!.Fields)
        {
            Assert.True(path.Contains('\ufffd', StringComparison.Ordinal) || path.Contains("\\ud800", StringComparison.Ordinal) || WhereCondition.Read($"{path} exists", out _) is not null, path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("12")]
    [InlineData("{ no JSON")]
    [InlineData("""{ "a": """)]
    public void Read_NoJsonObjectOrArray_IsNull(string text) => Assert.Null(Read(text));

    [Fact]
    public void Read_BeginningOfAText_ListsWhatItHasAndIsNotWhole()
    {
        var cut = JsonFields.Read("""{ "a": 1, "b": [{ "c": "x"""u8, isWhole: false)!;

        Assert.False(cut.IsWhole);
        Assert.Equal(["$", "$.a", "$.b", "$.b[*]"], cut.Fields.Select(field => field.Path));
        Assert.True(Read("{}")!.IsWhole);
    }

    [Fact]
    public void Read_SeveralDocuments_ListsTheFirst() => Assert.Equal(["$ object", "$.a number"], Fields("{\"a\":1}\n{\"b\":2}"));

    [Fact]
    public void Read_DeepAndLongPaths_AreLeftOut()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 600)) + "1" + new string('}', 600);

        Assert.Equal(JsonFields.MaxDepth + 1, Read(deep)!.Fields.Count);
        Assert.Equal(["$ object", "$.b number"], Fields($$"""{ "{{new string('x', 300)}}": 1, "b": 2 }"""));
    }

    private static JsonFields? Read(string text) => JsonFields.Read(Encoding.UTF8.GetBytes(text), isWhole: true);

    private static IEnumerable<string> Fields(string text) => Read(text)!.Fields.Select(field => $"{field.Path} {field.Kind.Name()}");
}
