using CsCheck;
using WebhookDashboard.Differences;
using Xunit;

namespace WebhookDashboard.Tests.Differences;

public sealed class AlignmentTests
{
    [Fact]
    public void Match_AnySequences_PairsTheMostEqualItemsInOrder() => Gen.Select(Gen.Int[1, 4].Array[0, 12], Gen.Int[1, 5].Array[0, 12]).Sample((left, right) =>
    {
        var leftOf = new Alignment().Match(left, right);

        AssertPairs(left, right, leftOf);
        Assert.Equal(LongestCommon(left, right), leftOf.Count(i => i >= 0));
        Assert.Equal(leftOf, Alignment.Turn(Alignment.Turn(leftOf, left.Length), right.Length));
    });

    [Fact]
    public void Match_MoreThanItsWork_PairsWhatIsUniqueAndWhatLiesBetween()
    {
        // Turned pairs around a few anchors: each pair costs work, and nothing but the anchors says where they belong.
        var left = Enumerable.Range(0, 60_000).Select(i => i % 100 == 0 ? -i : i % 40).ToArray();
        var right = left.Select((item, i) => item < 0 || i % 100 < 50 ? item : left[(i ^ 1) % left.Length]).ToArray();

        var leftOf = new Alignment().Match(left, right);

        AssertPairs(left, right, leftOf);
        Assert.All(Enumerable.Range(1, 599), anchor => Assert.Equal(100 * anchor, leftOf[100 * anchor]));
        Assert.InRange(leftOf.Count(i => i >= 0), 40_000, 60_000);
    }

    [Theory]
    [InlineData(200_000)]
    public void Match_HostileOrder_Ends(int count)
    {
        var left = Enumerable.Range(0, count).ToArray();
        int[] reversed = [.. Enumerable.Reverse(left)];

        AssertPairs(left, reversed, new Alignment().Match(left, reversed));
        var (one, other) = (left.Select(i => i * 7919 % 5).ToArray(), left.Select(i => i * 104_729 % 7 % 5).ToArray());
        AssertPairs(one, other, new Alignment().Match(one, other));
    }

    [Fact]
    public void Mark_AnyOrder_IsTheLongestGrowth() => Gen.Int[0, 1_000].Array[0, 10].Select(numbers => numbers.Distinct().ToArray()).Sample(numbers =>
    {
        var marks = LongestGrowth.Mark(numbers);

        var marked = numbers.Where((_, i) => marks[i]).ToArray();
        Assert.Equal(marked.Order(), marked);
        Assert.Equal(LongestCommon(numbers, [.. numbers.Order()]), marked.Length);
    });

    private static void AssertPairs(int[] left, int[] right, int[] leftOf)
    {
        Assert.Equal(right.Length, leftOf.Length);
        var last = -1;
        for (var j = 0; j < right.Length; j++)
        {
            if (leftOf[j] >= 0)
            {
                Assert.True(leftOf[j] > last && left[leftOf[j]] == right[j], $"{leftOf[j]} and {j}");
                last = leftOf[j];
            }
        }
    }

    private static int LongestCommon(int[] left, int[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                lengths[i, j] = left[i - 1] == right[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[left.Length, right.Length];
    }
}
