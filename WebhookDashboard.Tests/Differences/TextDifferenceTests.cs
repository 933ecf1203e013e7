using System.Text;
using CsCheck;
using WebhookDashboard.Differences;
using WebhookDashboard.Differences.Text;
using Xunit;

namespace WebhookDashboard.Tests.Differences;

public sealed class TextDifferenceTests
{
    private static readonly Gen<string> Texts = Gen.OneOf("a\n", "b\n", "b\r\n", "é", "\n", "a longer line\n").Array[0, 12].Select(lines => string.Concat(lines));

    [Fact]
    public void Of_AnyTexts_MakeTheRightFromTheLeft() => Gen.Select(Texts, Texts).Sample((left, right) =>
    {
        var difference = Of(left, right);

        Assert.Equal(right, Apply(difference));
        Assert.Equal(left == right, difference.Blocks.Count == 0);
        Assert.All(difference.Blocks, block => Assert.True(block.LeftCount + block.RightCount > 0));
    });

    [Fact]
    public void Of_TheSidesSwapped_AreTheSameBlocksTheOtherWayAround() => Gen.Select(Texts, Texts).Sample((left, right) =>
        Assert.Equal(
            Of(left, right).Blocks,
            Of(right, left).Blocks.Select(block => new LineBlock(block.RightStart, block.RightCount, block.LeftStart, block.LeftCount))));

    [Fact]
    public void Of_OneLineReplaced_IsOneBlock() =>
        Assert.Equal([new LineBlock(1, 1, 1, 2)], Of("a\nb\nc\n", "a\nB\nbb\nc\n").Blocks);

    [Fact]
    public void Of_TheLastLineBreakMissing_IsADifference() => Assert.Equal([new LineBlock(1, 1, 1, 1)], Of("a\nb\n", "a\nb").Blocks);

    [Theory]
    [InlineData(1, 1_048_576)]
    [InlineData(20, 50_000)]
    [InlineData(200_000, 4)]
    public void Of_AMebibyteOfOtherLinesOrOneMore_MakesTheRightFromTheLeft(int lines, int length)
    {
        var left = string.Join('\n', Enumerable.Range(0, lines).Select(line => $"{line % 300}{new string('x', length)}"));

        foreach (var right in new[] { left + "!", left.Replace('x', 'y'), string.Join('\n', Enumerable.Reverse(left.Split('\n'))) })
        {
            Assert.Equal(right, Apply(Of(left, right)));
        }
    }

    [Theory]
    [InlineData("", "", 0, 0)]
    [InlineData("abc", "abd", 2, 0)]
    [InlineData("abc", "xbc", 0, 2)]
    [InlineData("aaa", "aa", 2, 0)]
    [InlineData("aéb", "aèb", 1, 1)]
    [InlineData("é", "©", 0, 0)]
    [InlineData("x😀y", "x😁y", 1, 1)]
    public void CommonEnds_TwoTexts_AreCountedInWholeCharacters(string left, string right, int start, int end) =>
        Assert.Equal(new CommonEnds(start, end), CommonEnds.Of(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right)));

    [Fact]
    public void CommonEnds_AnyTexts_LeaveWholeCharacters() => Gen.Select(Gen.OneOf("a", "é", "è", "©", "😀", "😁").Array[0, 6], Gen.OneOf("a", "é", "è", "©", "😀", "😁").Array[0, 6])
        .Sample((one, other) =>
        {
            var (left, right) = (Encoding.UTF8.GetBytes(string.Concat(one)), Encoding.UTF8.GetBytes(string.Concat(other)));
            var ends = CommonEnds.Of(left, right);

            foreach (var text in new[] { left, right })
            {
                Assert.True(System.Text.Unicode.Utf8.IsValid(text.AsSpan(..ends.Start)));
                Assert.True(System.Text.Unicode.Utf8.IsValid(text.AsSpan(ends.Start..^ends.End)));
                Assert.True(System.Text.Unicode.Utf8.IsValid(text.AsSpan(^ends.End..)));
            }
        });

    private static TextDifference Of(string left, string right) => TextDifference.Of(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    /// <summary>Of the right text it reads only what the blocks replace by.</summary>
    private static string Apply(TextDifference difference)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var block in difference.Blocks)
        {
            Append(difference.Left, next, block.LeftStart);
            Append(difference.Right, block.RightStart, block.RightEnd);
            next = block.LeftEnd;
        }

        Append(difference.Left, next, difference.Left.Count);
        return text.ToString();

        void Append(IndexedText from, int start, int end)
        {
            for (var line = start; line < end; line++)
            {
                text.Append(Encoding.UTF8.GetString(from[line].Span));
            }
        }
    }
}
