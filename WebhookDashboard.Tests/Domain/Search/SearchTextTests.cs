using CsCheck;
using WebhookDashboard.Domain.Search;
using Xunit;

namespace WebhookDashboard.Tests.Domain.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("payment", "payment")]
    [InlineData("  two\twords ", "two|words")]
    [InlineData("payment \"not found\"", "payment|not found")]
    [InlineData("\"a \\\"b\\\" c:\\\\d\"", "a \"b\" c:\\d")]
    [InlineData("\"\\n\"", "\\n")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("\"ab\"cd", "ab|cd")]
    [InlineData("50% a_b *", "50%|a_b|*")]
    [InlineData("\u3000支付\u3000😀", "支付|😀")]
    public void Read_WordsAndPhrases_AreNeedles(string text, string needles) =>
        Assert.Equal(needles.Split('|'), SearchText.Read(text, out _)!.Needles);

    [Theory]
    [InlineData("a \"b", 2)]
    [InlineData("a \"\" b", 2)]
    [InlineData("\"a\\\"", 0)]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u", 40)]
    public void Read_Malformed_SaysWhere(string text, int position)
    {
        Assert.Null(SearchText.Read(text, out var fault));
        Assert.Equal(position, fault!.Position);
    }

    [Fact]
    public void Read_TooLong_SaysWhere()
    {
        Assert.Null(SearchText.Read(new string('x', SearchText.MaxLength + 1), out var fault));
        Assert.Equal(SearchText.MaxLength, fault!.Position);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void Read_Nothing_IsNoSearchAndNoFault(string text)
    {
        Assert.Null(SearchText.Read(text, out var fault));
        Assert.Null(fault);
    }

    [Fact]
    public void ToString_AnyNeedles_ReadsBackTheSame() => AnyNeedle.Array[1, 5].Sample(needles =>
    {
        var search = new SearchText(needles);
        Assert.Equal(search, SearchText.Read(search.ToString(), out _));
    });

    internal static Gen<string> AnyNeedle => Gen.OneOf(
        Gen.String[1, 20], Gen.OneOf("\"", "\\", "\\\"", " ", "$.a", "endpoint:x", "a b", "to:", "支付", "😀", "\0", "x\"", "%_*").Array[1, 4].Select(string.Concat));
}
