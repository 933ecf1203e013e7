using System.Runtime.CompilerServices;
using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Json;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class JsonTreeLinesTests
{
    private const string Event = """{"specversion":"1.0","data":{"n":[1.00]},"id":"1","source":"/shop","type":"order.paid"}""";

    private static readonly string[] EventLines =
    [
        "  \"specversion\": \"1.0\"", "  \"id\": \"1\"", "  \"source\": \"/shop\"", "  \"type\": \"order.paid\"",
        "  \"data\": {", "    \"n\": [", "      1.00", "    ]", "  }",
    ];

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", "application/x-ndjson")]
    [InlineData("{\"a\":1}{\"b\":2}", null)]
    [InlineData("\u001E{\"a\":1}\n\u001E{\"b\":2}\n", "application/json-seq")]
    public void Tree_SeveralDocuments_ShowsEachAndFoldsEach(string text, string? contentType)
    {
        var document = Document(text, contentType);

        Assert.Equal(BodyFormat.JsonSequence, document.Format);
        Assert.Equal(["{", "  \"a\": 1", "}", "{", "  \"b\": 2", "}"], TreeTexts.Of(document.Tree));
        Assert.Equal((2, 5), (document.Tree!.CloseLine(0), document.Tree.CloseLine(3)));
        Assert.Equal(("$.b", "2"), (document.Tree.ValueAt(4).Path, document.Tree.ValueAt(4).Text));
    }

    [Fact]
    public void Tree_RepeatedKeysAndNumbers_AreAsWritten() => Assert.Equal(
        ["{", "  \"a\": 1.0,", "  \"a\": 1e400,", "  \"a\": 12345678901234567890", "}"],
        TreeTexts.Of(Document("""{"a":1.0,"a":1e400,"a":12345678901234567890}""").Tree));

    [Theory]
    [InlineData("application/cloudevents+json")]
    [InlineData("application/json")]
    public void Tree_CloudEvent_HasAttributesThenData(string contentType)
    {
        var tree = Document(Event, contentType).Tree!;

        Assert.Equal(["CloudEvent: order.paid", .. EventLines], TreeTexts.Of(tree));
        Assert.Equal("5 keys, 9 lines", tree.At(0).Folded);
        Assert.Equal(9, tree.CloseLine(0));
        Assert.Equal(9, tree.CloseLine(5));
        Assert.Equal("$.data.n[0]", tree.ValueAt(7).Path);
    }

    [Fact]
    public void Tree_BatchOfCloudEvents_HasAHeadingForEach()
    {
        var tree = Document($"[{Event},\n {Event}]", "application/cloudevents-batch+json").Tree!;

        Assert.Equal(
            ["CloudEvent 1 of 2: order.paid", .. EventLines, "CloudEvent 2 of 2: order.paid", .. EventLines], TreeTexts.Of(tree));
        Assert.Equal((9, 19), (tree.CloseLine(0), tree.CloseLine(10)));
        Assert.Equal("$[1].data.n[0]", tree.ValueAt(17).Path);
        Assert.Equal("{\n  \"n\": [\n    1.00\n  ]\n}", tree.ValueAt(15).Text);
    }

    [Fact]
    public void Tree_CloudEventWithBinaryData_OpensIt()
    {
        var tree = Document("""{"specversion":"1.0","data_base64":"AAH/","id":"1","source":"s","type":"t"}""").Tree!;

        Assert.Equal("  \"data_base64\": \"AAH/\"", TreeTexts.Of(tree)[^1]);
        Assert.Equal("base64", tree.At(tree.Count - 1).Mark);
        Assert.Equal("0001FF", Convert.ToHexString(tree.ValueAt(tree.Count - 1).Decoded!.Body.Shown.Span));
    }

    [Fact]
    public void Tree_FormWithAFieldOfJson_ShowsItsMembersBelowItsName()
    {
        var payload = $$"""{"action":"opened","number":1.0,"body":"{{new string('x', 9_000)}}","last":true}""";
        var document = Document($"token=a%0Ab&payload={Uri.EscapeDataString(payload)}", "application/x-www-form-urlencoded");

        Assert.Equal([BodyView.Tree, BodyView.Form, BodyView.Raw, BodyView.Hex], document.Views);
        var lines = TreeTexts.Of(document.Tree);
        Assert.Equal(["token: a↵b", "payload: {", "  \"action\": \"opened\",", "  \"number\": 1.0,"], lines.Take(4));
        Assert.Equal(["  \"last\": true", "}"], lines.TakeLast(2));
        Assert.Equal(("token", "a\nb"), (document.Tree!.ValueAt(0).Path, document.Tree.ValueAt(0).Text));
        Assert.Equal("$.last", document.Tree.ValueAt(5).Path);
    }

    [Fact]
    public void Tree_FormWithoutJson_ComesAfterItsTable() => Assert.Equal(
        [BodyView.Form, BodyView.Tree, BodyView.Raw, BodyView.Hex], Document("a=1&a=2", "application/x-www-form-urlencoded").Views);

    [Theory]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.AAAA", "JWT", "{|  \"alg\": \"none\"|}|{|  \"sub\": \"me\"|}")]
    [InlineData("{\\\"a\\\":1}", "JSON", "{|  \"a\": 1|}")]
    [InlineData("eyJhIjpbMSwyLDNdfQ==", "base64", "{|  \"a\": [|    1,|    2,|    3|  ]|}")]
    public void ValueAt_EncodedValue_IsMarkedAndDecoded(string value, string mark, string lines)
    {
        var tree = Document($"[\"{value}\"]").Tree!;

        Assert.Equal(mark, tree.At(1).Mark);
        Assert.Equal(lines, string.Join('|', TreeTexts.Of(tree.ValueAt(1).Decoded!.Body.Tree)));
    }

    [Theory]
    [InlineData("\"evt_1QhTz8Kd93LmPaX4\"")]
    [InlineData("\"9f86d081884c7d659a2feaa0c55ad015\"")]
    [InlineData("\"0197f3a2-7c1e-7b7e-9a51-0c7f1d2b3c4d\"")]
    [InlineData("1234567890123456")]
    public void At_IdOrHash_HasNoMark(string value)
    {
        var tree = Document($"[{value}]").Tree!;

        Assert.Null(tree.At(1).Mark);
        Assert.Null(tree.ValueAt(1).Decoded);
    }

    [Fact]
    public void ValueAt_Object_IsFormattedAsWritten() => Assert.Equal(
        "{\n  \"c\": [\n    1e1,\n    {}\n  ],\n  \"\\u0064\": \"\\n\"\n}", Document("""{"a":{"c":[1e1,{}],"\u0064":"\n"},"b":2}""").Tree!.ValueAt(1).Text);

    [Fact]
    public void ValueAt_ObjectThatIsTooLarge_HasOnlyAPath()
    {
        var value = Document($$"""{"a":[{{string.Join(',', Enumerable.Repeat("12345678", 40_000))}}]}""").Tree!.ValueAt(1);

        Assert.Equal(("$.a", null), (value.Path, value.Text));
    }

    [Fact]
    public void Tree_OneMebibyteOfJson_ReachesTheLastKey()
    {
        var items = string.Join(',', Enumerable.Range(0, 45_000).Select(i => $$"""{"id":{{i}},"name":"item {{i}}"}"""));
        var body = $"{{\"items\":[{items}],\"last\":true}}";

        var tree = Document(body).Tree!;

        Assert.True(body.Length > 1024 * 1024);
        Assert.False(tree.IsCut);
        Assert.Equal(["  \"last\": true", "}"], TreeTexts.Of(tree).TakeLast(2));
    }

    [Fact]
    public void Tree_OfTwentyFiveMegabytes_HoldsLessThanFour()
    {
        var body = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("1234567", 3_300_000)) + "]");

        var document = BodyDocument.Of(body, "application/json");

        var tree = Assert.IsType<JsonTreeLines>(document.Tree);
        Assert.True(tree.IsCut);
        var lines = tree.Count * (Unsafe.SizeOf<JsonLine>() + sizeof(int)); // With the list of those that are visible.
        Assert.InRange(document.Shown.Length + lines, 1, 4 * 1024 * 1024);
        Assert.Contains("The tree shows the first 65,536 lines.", BodyNotes.Of(document, BodyView.Tree));
    }

    private static BodyDocument Document(string text, string? contentType = "application/json") =>
        BodyDocument.Of(Encoding.UTF8.GetBytes(text), contentType);
}
