using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Components.Shared.Body.Tree;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class JsonLinesTests
{
    private static readonly string?[] ContentTypes =
        [null, "application/json", "text/plain", "application/x-www-form-urlencoded"];

    private static readonly Gen<JsonNode?> Scalars = Gen.OneOf<JsonNode?>(
        Gen.String.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Double[-1e9, 1e9].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonNode?> Values = Gen.Recursive<JsonNode?>((depth, inner) => depth > 4
        ? Scalars
        : Gen.OneOf(
            Scalars,
            inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Select(Gen.String[0, 8], inner).Array[0, 4].Select(pairs =>
            {
                var result = new JsonObject();
                foreach (var (key, value) in pairs)
                {
                    result[key] = value?.DeepClone();
                }

                return (JsonNode?)result;
            })));

    [Fact]
    public void Read_AnyJson_KeepsItsContent() => Values.Sample(value =>
    {
        var body = Encoding.UTF8.GetBytes(value?.ToJsonString() ?? "null");

        var lines = Read(body);

        Assert.True(JsonNode.DeepEquals(value, JsonNode.Parse(Write(body, lines))), Write(body, lines));
    });

    [Fact]
    public void Of_AnyBytes_NeverFailsAndShowsAllRows() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.OneOf([.. ContentTypes.Select(Gen.Const)]))
            .Sample((bytes, type) =>
            {
                var document = BodyDocument.Of(bytes, type);

                Assert.Equal(bytes, document.Shown.ToArray());
                Assert.NotEmpty(document.Views);
                Assert.All(document.Text.Rows, row => document.Text.TextOf(row));
                Assert.All(Enumerable.Range(0, document.Hex.Count), row => document.Hex.Bytes(row));
                foreach (var index in Enumerable.Range(0, document.Tree?.Count ?? 0))
                {
                    document.Tree!.At(index);
                    document.Tree.ValueAt(index);
                }
            });

    [Fact]
    public void Read_NumberAsWritten_IsNotRounded()
    {
        var body = "[1.00, 12345678901234567890, 1e400]"u8.ToArray();

        var lines = Read(body);

        Assert.Equal(
            ["1.00", "12345678901234567890", "1e400"],
            lines.Lines.Where(line => line.Kind == JsonLineKind.Number).Select(line => JsonText.Of(body, line).Value));
    }

    [Fact]
    public void Read_TenThousandDeep_HasALineForEachBracket()
    {
        var body = Encoding.UTF8.GetBytes(new string('[', 10_000) + "1" + new string(']', 10_000));

        var lines = Read(body);

        Assert.Equal(20_001, lines.Lines.Count);
        Assert.Equal(10_000, lines.Lines[10_000].Depth);
        Assert.Equal(20_000, lines.Lines[0].CloseLine);
    }

    [Fact]
    public void Read_BeginningOfJson_HasNoCloseLine()
    {
        var lines = Read("{\"a\": [1, 2"u8.ToArray(), isWhole: false);

        Assert.Equal([-1, -1, -1], lines.Lines.Select(line => line.CloseLine).Take(3));
    }

    [Fact]
    public void Read_CutWithinAString_ShowsTheAvailablePart()
    {
        var body = "{\"a\": 1, \"s\" : \"xxxx"u8.ToArray();

        var lines = Read(body, isWhole: false);

        Assert.Equal(new JsonText("\"s\"", "\"xxxx", 0), JsonText.Of(body, lines.Lines[^1]));
    }

    [Fact]
    public void Of_LongString_IsCutBetweenCharacters()
    {
        var body = Encoding.UTF8.GetBytes($"\"{new string('é', 600_000)}\"");
        var line = Read(body).Lines[0];

        var text = JsonText.Of(body, line);

        Assert.True(text.Value.Length <= JsonText.MaxValueBytes);
        Assert.DoesNotContain('\uFFFD', text.Value);
        Assert.Equal(body.Length, Encoding.UTF8.GetByteCount(text.Value) + text.Cut);
    }

    [Fact]
    public void Toggle_Bracket_HidesItsContentAndItsEnd()
    {
        var lines = JsonTreeLines.OfDocuments("{\"a\":{\"b\":1,\"c\":2},\"d\":3}"u8.ToArray(), isWhole: true);
        var folds = new TreeFolds(lines);

        folds.Toggle(folds.At(1));

        Assert.Equal([0, 1, 5, 6], folds.Visible);
        Assert.Equal(2, lines.Lines[1].Children);
        folds.Toggle(folds.At(1));
        Assert.Equal(7, folds.Visible.Count);
    }

    private static JsonLines Read(byte[] body, bool isWhole = true)
    {
        var lines = new JsonLines();
        lines.Add(body, new JsonRange(0, body.Length), isWhole);
        return lines;
    }

    private static string Write(byte[] body, JsonLines lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Lines)
        {
            var parts = JsonText.Of(body, line);
            text.Append(parts.Key is null ? "" : parts.Key + ":").Append(parts.Value).Append(line.Comma ? "," : "");
        }

        return text.ToString();
    }
}
