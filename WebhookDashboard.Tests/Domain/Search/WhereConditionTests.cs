using System.Text;
using System.Text.Json;
using CsCheck;
using WebhookDashboard.Domain.Search;
using Xunit;

namespace WebhookDashboard.Tests.Domain.Search;

public sealed class WhereConditionTests
{
    private const string Order = """{"id":"A-1","amount":50.00,"paid":true,"note":null,"items":[{"sku":"x","n":1},{"sku":"y","n":3}],"a b":{"é\"":[[1,2],[3]]}}""";

    [Theory]
    [InlineData("$.id = \"A-1\"", true)]
    [InlineData("$.id=\"a-1\"", false)]
    [InlineData("$.id != \"A-1\"", false)]
    [InlineData("$.id contains \"a-\"", true)]
    [InlineData("$.id < \"B\"", true)]
    [InlineData("$.amount = 5e1", true)]
    [InlineData("$.amount >= 50.000000000000000000001", false)]
    [InlineData("$.amount > 49", true)]
    [InlineData("$.amount = \"50.00\"", false)]
    [InlineData("$.amount != \"50.00\"", true)]
    [InlineData("$.paid = true", true)]
    [InlineData("$.paid = false", false)]
    [InlineData("$.note = null", true)]
    [InlineData("$.note exists", true)]
    [InlineData("$.nothing exists", false)]
    [InlineData("$.nothing != 1", false)]
    [InlineData("$.items[*].sku = \"y\"", true)]
    [InlineData("$.items[1].n > 2", true)]
    [InlineData("$.items[0].n > 2", false)]
    [InlineData("$.items[2] exists", false)]
    [InlineData("$.items exists", true)]
    [InlineData("$.items = null", false)]
    [InlineData("$[\"a b\"]['é\"'][*][0] = 3", true)]
    [InlineData("$[*] = 50", true)]
    [InlineData("$ exists", true)]
    public void IsMet_AnOrder_ByEachOperator(string condition, bool expected) => Assert.Equal(expected, IsMet(condition, Order));

    [Theory]
    [InlineData("", false)]
    [InlineData("no JSON", false)]
    [InlineData("true story", false)]
    [InlineData("{\"a\":1,\"a\":2}", true)]
    [InlineData("{\"b\":0}\n{\"a\":2}", true)]
    [InlineData("{\"b\":0}{\"a\":2}", true)]
    [InlineData("\u001e{\"b\":0}\n\u001e{\"a\":2}\n", true)]
    [InlineData("{\"a\":2,", true)]
    [InlineData("{\"b\":oops,\"a\":2}", false)]
    [InlineData("{\"\\u0061\":2}", true)]
    [InlineData("{\"\\ud800\":1,\"a\":2}", true)]
    [InlineData("{\"b\":{\"a\":2}}", false)]
    [InlineData("[{\"a\":2}]", false)]
    public void IsMet_OddBodies_ByWhatStandsBeforeAFault(string body, bool expected) => Assert.Equal(expected, IsMet("$.a = 2", body));

    [Fact]
    public void IsMet_DeepAndWide_DoesNotThrow()
    {
        Assert.True(IsMet("$.a = 1", $$"""{"b":{{new string('[', 900)}}{{new string(']', 900)}},"a":1}"""));
        Assert.False(IsMet("$.a = 1", $$"""{"b":{{new string('[', 9_000)}}{{new string(']', 9_000)}},"a":1}"""));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("amount > 5", 0)]
    [InlineData("$.", 2)]
    [InlineData("$.a", 3)]
    [InlineData("$.a ~ 5", 4)]
    [InlineData("$.a >", 5)]
    [InlineData("$.a > five", 6)]
    [InlineData("$.a > true", 6)]
    [InlineData("$.a contains 5", 13)]
    [InlineData("$.a = \"x", 6)]
    [InlineData("$.a = \"\\x\"", 7)]
    [InlineData("$.a = 05", 6)]
    [InlineData("$.a = 5 6", 8)]
    [InlineData("$.a[x] = 5", 4)]
    [InlineData("$.a[-1] = 5", 4)]
    [InlineData("$.a[1 = 5", 5)]
    [InlineData("$.a exists 5", 11)]
    [InlineData("$..a = 5", 2)]
    public void Read_Malformed_SaysWhere(string text, int position)
    {
        Assert.Null(WhereCondition.Read(text, out var fault));
        Assert.Equal((position, true), (fault!.Position, fault.Reason.EndsWith('.')));
    }

    [Fact]
    public void ToString_AnyCondition_ReadsBackTheSame() => AnyCondition.Sample(condition =>
        Assert.Equal(condition, WhereCondition.Read(condition.ToString(), out _)));

    [Fact]
    public void IsMet_AnyConditionAndDocument_EqualsTheDocumentModel() => Gen.Select(SmallCondition, SmallJson).Sample(
        (condition, json) => Assert.Equal(Expected(condition, json), IsMet(condition.ToString(), json)), iter: 3_000);

    internal static Gen<WhereCondition> AnyCondition => ConditionOf(Gen.OneOf(Gen.String[0, 10], Gen.OneOf("a", "a b", "\"", "\\", "é", "😀", "$", "_-")));

    private static Gen<WhereCondition> SmallCondition => ConditionOf(Gen.OneOf("a", "b"));

    private static Gen<string> SmallJson => Gen.Recursive<string>((depth, inner) => depth > 4
        ? Gen.OneOf("1", "\"a\"")
        : Gen.OneOf(
            Gen.OneOf("1", "2.50", "25e-1", "-3", "\"a\"", "\"ab\"", "\"\\u0061b\"", "true", "false", "null"),
            inner.Array[0, 3].Select(items => $"[{string.Join(", ", items)}]"),
            Gen.Select(Gen.OneOf("a", "b", "\\u0062"), inner).Array[0, 3].Select(members => $"{{{string.Join(",", members.Select(m => $"\"{m.Item1}\":{m.Item2}"))}}}")));

    private static Gen<WhereCondition> ConditionOf(Gen<string> texts) => Gen.Select(
        Gen.OneOf(texts.Select(name => new WhereStep(name)), Gen.Int[0, 2].Select(i => new WhereStep(null, i)), Gen.Const(new WhereStep(null))).Array[0, 4],
        Gen.Enum<WhereOperator>(),
        Gen.OneOf(
            texts.Select(text => new WhereValue(JsonValueKind.String, text)),
            Gen.OneOf("1", "2.5", "-3.0", "1e1").Select(text => new WhereValue(JsonValueKind.Number, text)),
            Gen.OneOf("true", "false", "null").Select(text => WhereCondition.Read($"$ = {text}", out _)!.Value!)),
        (steps, op, value) => new WhereCondition(new WherePath(steps), op, op switch
        {
            WhereOperator.Exists => null,
            WhereOperator.Contains => new WhereValue(JsonValueKind.String, value.Text),
            WhereOperator.Equal or WhereOperator.NotEqual => value,
            _ => value.Kind is JsonValueKind.String or JsonValueKind.Number ? value : new WhereValue(JsonValueKind.Number, "7"),
        }));

    private static bool IsMet(string condition, string body)
    {
        using var test = new WhereTest(WhereCondition.Read(condition, out _)!);
        return test.IsMet(Encoding.UTF8.GetBytes(body));
    }

    private static bool Expected(WhereCondition condition, string json)
    {
        using var document = JsonDocument.Parse(json);
        IEnumerable<JsonElement> values = [document.RootElement];
        foreach (var step in condition.Path.Steps)
        {
            values = values.SelectMany(value => Below(value, step)).ToList();
        }

        return values.Any(value => condition.Operator switch
        {
            WhereOperator.Exists => true,
            WhereOperator.Contains => value.ValueKind == JsonValueKind.String
                && value.GetString()!.ToUpperInvariant().Contains(condition.Value!.Text.ToUpperInvariant(), StringComparison.Ordinal),
            WhereOperator.Equal => Compare(value, condition.Value!) == 0,
            WhereOperator.NotEqual => Compare(value, condition.Value!) != 0,
            WhereOperator.Less => Compare(value, condition.Value!) < 0,
            WhereOperator.LessOrEqual => Compare(value, condition.Value!) <= 0,
            WhereOperator.Greater => Compare(value, condition.Value!) > 0,
            _ => Compare(value, condition.Value!) >= 0,
        });
    }

    private static IEnumerable<JsonElement> Below(JsonElement value, WhereStep step) => value.ValueKind switch
    {
        JsonValueKind.Object when step.Index is null => value.EnumerateObject().Where(member => step.IsAny || member.Name == step.Name).Select(member => member.Value),
        JsonValueKind.Array when step.Name is null => value.EnumerateArray().Where((_, i) => step.IsAny || i == step.Index),
        _ => [],
    };

    private static int? Compare(JsonElement value, WhereValue other) => (value.ValueKind, other.Kind) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(value.GetString(), other.Text),
        (JsonValueKind.Number, JsonValueKind.Number) => value.GetDecimal().CompareTo(decimal.Parse(other.Text, System.Globalization.NumberStyles.Float)),
        (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null, _) when value.ValueKind == other.Kind => 0,
        _ => null,
    };
}
