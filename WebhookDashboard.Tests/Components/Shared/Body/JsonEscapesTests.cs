using System.Text.Json.Nodes;
using CsCheck;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Json;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class JsonEscapesTests
{
    private static readonly Gen<string> Characters = Gen.OneOf(
        Gen.Char.Where(unit => !char.IsSurrogate(unit)).Select(unit => unit.ToString()), Gen.OneOf([.. new[] { "😀", "\"", "\\", "\n", "ü" }.Select(Gen.Const)]));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(@"J\u00fcrgen \u00DF", "Jürgen ß")]
    [InlineData(@"\ud83d\ude00\ud83d\udc4d", "😀👍")]
    [InlineData(@"a \u003cb\u003e \u0026", "a <b> &")]
    [InlineData(@"\\u00fc", @"\\u00fc")]
    [InlineData(@"\\\u00fc\n\/", @"\\ü\n\/")]
    [InlineData(@"\u0022\u005c\u0000\u000a", @"\u0022\u005c\u0000\u000a")]
    [InlineData(@"\u202e\u200b\u00a0\u2028\ufeff\ue000", @"\u202e\u200b\u00a0\u2028\ufeff\ue000")]
    [InlineData(@"\ud83d \ude00\ud83d\u00fc", @"\ud83d \ude00\ud83dü")]
    [InlineData(@"cut \u00f", @"cut \u00f")]
    public void Show_Escapes_DecodesOnlyVisibleCharacters(string written, string shown) =>
        Assert.Equal(shown, JsonEscapes.Show(written));

    [Fact]
    public void Show_AnyText_IsJsonOfTheSameValue() => Characters.Array[0, 40].Select(string.Concat).Sample(text =>
    {
        var json = $"\"{string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"))}\"";
        Assert.Equal(text, JsonNode.Parse(JsonEscapes.Show(json))!.GetValue<string>());
    });
}
