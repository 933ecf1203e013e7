using System.Text;
using CsCheck;
using WebhookDashboard.Differences;
using WebhookDashboard.Differences.Json;
using Xunit;

namespace WebhookDashboard.Tests.Differences;

public sealed class JsonDifferenceTests
{
    [Fact]
    public void Of_AnyTwoDocuments_MakeTheRightFromTheLeft() => Gen.Select(JsonDocuments.Any, JsonDocuments.Any).Sample((left, right) =>
    {
        var (before, after) = (JsonDocuments.Bytes(left), JsonDocuments.Bytes(right));

        var difference = JsonDifference.Of(before, after)!;

        Assert.Equal(JsonDocuments.Canonical(after), new JsonApplication(before, after).Apply(difference));
        Assert.Equal(JsonDocuments.Canonical(before) == JsonDocuments.Canonical(after), difference.Kind == DifferenceKind.Same);
        Assert.All(difference.All().Where(one => one.Part.Kind == DifferenceKind.Within), one => Assert.Contains(one.Part.Parts, part => part.Kind != DifferenceKind.Same || part.IsMoved));
    });

    [Fact]
    public void Of_TheSidesSwapped_AreTheSameDifferencesTheOtherWayAround() => Gen.Select(JsonDocuments.Any, JsonDocuments.Any).Sample((left, right) =>
    {
        var (one, other) = (JsonDocuments.Bytes(left), JsonDocuments.Bytes(right));

        Assert.Equal(Differences(JsonDifference.Of(one, other)!, swaps: false), Differences(JsonDifference.Of(other, one)!, swaps: true));
    });

    [Fact]
    public void Of_ADocumentWithItself_IsTheSame() => JsonDocuments.Any.Sample(json =>
        Assert.Equal(DifferenceKind.Same, JsonDifference.Of(JsonDocuments.Bytes(json), JsonDocuments.Bytes($" \n{json} "))!.Kind));

    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", "")]
    [InlineData("""{"a":1}""", """{"a":1.0}""", "~$.a")]
    [InlineData("""{"a":9007199254740993}""", """{"a":9007199254740992}""", "~$.a")]
    [InlineData("""{"a":"\u00e9"}""", """{"a":"é"}""", "")]
    [InlineData("""{"\u0061":1}""", """{"a":1}""", "")]
    [InlineData("""{"a":"1"}""", """{"a":1}""", "~$.a")]
    [InlineData("""{"a":1,"a":2}""", """{"a":1,"a":3}""", "~$.a")]
    [InlineData("""{"a":1,"a":2}""", """{"a":1}""", "-$.a")]
    [InlineData("""{"a":"\ud800"}""", """{"a":"\ud801"}""", "~$.a")]
    [InlineData("""{"a":{"b":{"c":1}},"d":2}""", """{"a":{"b":{"c":3}},"d":2}""", "~$.a.b.c")]
    [InlineData("""{"a":1}""", """{"b":1}""", "-$.a +$.b")]
    [InlineData("""{"a":[1]}""", """{"a":{"b":1}}""", "~$.a")]
    [InlineData("[]", "[1]", "+$[0]")]
    [InlineData("[1,2,3]", "[0,1,2,3]", "+$[0]")]
    [InlineData("[1,2,3]", "[1,5,3]", "~$[1]")]
    [InlineData("[1,2,3,4]", "[4,1,2,3]", "↕$[0]")]
    [InlineData("[1,2,3]", "[1,3]", "-$[1]")]
    [InlineData("""[{"id":1,"n":1},{"id":2,"n":2}]""", """[{"id":2,"n":2},{"id":3,"n":3},{"id":1,"n":1}]""", "↕$[0] +$[1]")]
    [InlineData("""[{"id":1,"n":1},{"id":2,"n":2}]""", """[{"id":1,"n":1},{"id":2,"n":5}]""", "~$[1].n")]
    [InlineData("""[{"name":"a","n":1},{"name":"b","n":2},{"name":"c","n":3}]""", """[{"name":"c","n":4},{"name":"a","n":1},{"name":"b","n":2}]""", "↕$[0] ~$[0].n")]
    [InlineData("""[{"n":1,"m":1},{"n":2,"m":2}]""", """[{"n":1,"m":1},{"n":2,"m":9}]""", "~$[1].m")]
    [InlineData("1", "2", "~$")]
    public void Of_TwoDocuments_NamesWhatDiffers(string left, string right, string expected)
    {
        var (before, after) = (JsonDocuments.Bytes(left), JsonDocuments.Bytes(right));

        var difference = JsonDifference.Of(before, after)!;

        Assert.Equal(expected, string.Join(' ', difference.All().Where(one => one.Part.Counts).Select(one => Sign(one.Part) + Path(one.Part, before, after))));
    }

    [Theory]
    [InlineData("{", "{}")]
    [InlineData("{}", "")]
    [InlineData("{} {}", "{}")]
    [InlineData("plain", "text")]
    public void Of_WhatIsNotJson_IsNull(string left, string right) =>
        Assert.Null(JsonDifference.Of(JsonDocuments.Bytes(left), JsonDocuments.Bytes(right)));

    [Fact]
    public void Of_ByteOrderMark_IsNoDifference() =>
        Assert.Equal(DifferenceKind.Same, JsonDifference.Of(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'1' }, JsonDocuments.Bytes("1"))!.Kind);

    /// <summary>The parts that are told apart are limited; what remains is replaced, and the right document still comes out.</summary>
    [Theory]
    [MemberData(nameof(LargeNames))]
    public void Of_TwoMebibytes_StayWithinTheLimits(string name)
    {
        var (left, right, isReadable) = Large[name]();
        Assert.InRange(left.Length + right.Length, 1_200_000, 2_200_000);
        var (before, after) = (JsonDocuments.Bytes(left), JsonDocuments.Bytes(right));

        var difference = JsonDifference.Of(before, after)!;

        Assert.InRange(difference.All().Count(), 1, JsonComparer.MostParts + 1);
        if (isReadable)
        {
            Assert.Equal(JsonDocuments.Canonical(after), new JsonApplication(before, after).Apply(difference));
        }
    }

    /// <summary>The framework can't read all of them.</summary>
    private static readonly Dictionary<string, Func<(string Left, string Right, bool IsReadable)>> Large = new()
    {
        ["one in many differs"] = () => (Orders(10_000, _ => 0), Orders(10_000, order => order == 5_000 ? 1 : 0), true),
        ["all differ"] = () => (Orders(10_000, _ => 0), Orders(10_000, _ => 1), true),
        ["turned around"] = () => (JsonDocuments.Array(Numbers(0)), JsonDocuments.Array(Numbers(0).Reverse()), true),
        ["two values in random order"] = () => (Coins(1), Coins(2), true),
        ["nothing in common"] = () => (JsonDocuments.Array(Numbers(0)), JsonDocuments.Array(Numbers(200_000)), true),
        ["deep"] = () => (new string('[', 500_000) + "1" + new string(']', 500_000), new string('[', 500_000) + "2" + new string(']', 500_000), false),
        ["many keys"] = () => (Members(80_000, 0), Members(80_000, 1), true),
        ["half surrogates"] = () => (Surrogates(0), Surrogates(1), false),
    };

    public static TheoryData<string> LargeNames => [.. Large.Keys];

    private static IEnumerable<string> Numbers(int first) => Enumerable.Range(first, 130_000).Select(number => $"{number}");

    private static string Orders(int count, Func<int, int> amountOf) =>
        $$"""{"orders":[{{string.Join(',', Enumerable.Range(0, count).Select(order => $$"""{"order":{{order}},"customer":{"name":"customer {{order % 97}}","vip":false},"amount":{{amountOf(order)}}}"""))}}]}""";

    private static string Members(int count, int first) => $"{{{string.Join(',', Enumerable.Range(first, count).Select(key => $"\"k{key}\":{key % 7}"))}}}";

    private static string Surrogates(int first) => $"[{string.Join(',', Enumerable.Range(first, 110_000).Select(i => $"\"\\ud{(i % 4) + 8:x}{i % 100:00}\""))}]";

    private static string Coins(int seed)
    {
        var random = new Random(seed);
        return $"[{string.Join(',', Enumerable.Range(0, 500_000).Select(_ => random.Next(2)))}]";
    }

    private static List<string> Differences(JsonDifference whole, bool swaps) =>
    [
        .. whole.All().Where(one => one.Part.Counts).Select(one =>
        {
            var (kind, left, right) = swaps ? (Mirrored(one.Part.Kind), one.Part.Right, one.Part.Left) : (one.Part.Kind, one.Part.Left, one.Part.Right);
            return $"{kind} {left} {right} {one.Part.IsMoved}";
        }).Order(StringComparer.Ordinal),
    ];

    private static DifferenceKind Mirrored(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => DifferenceKind.Removed,
        DifferenceKind.Removed => DifferenceKind.Added,
        _ => kind,
    };

    private static string Sign(JsonDifference part) => part.IsMoved ? "↕" : part.Kind switch
    {
        DifferenceKind.Added => "+",
        DifferenceKind.Removed => "-",
        _ => "~",
    };

    private static string Path(JsonDifference part, byte[] left, byte[] right)
    {
        if (part.Parent is not { } parent)
        {
            return "$";
        }

        var (json, slice) = part.Kind == DifferenceKind.Removed ? (left, part.Left) : (right, part.Right);
        return Path(parent, left, right) + (slice.KeyLength == 0 ? $"[{slice.Index}]" : "." + Encoding.UTF8.GetString(json.AsSpan(slice.Start, slice.KeyLength)).Trim('"'));
    }
}
