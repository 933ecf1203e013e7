using System.Numerics;
using System.Text;
using CsCheck;
using WebhookDashboard.Domain.Search;
using Xunit;

namespace WebhookDashboard.Tests.Domain.Search;

public sealed class JsonDecimalTests
{
    private static readonly Gen<string> Numbers = Gen.Select(
        Gen.Bool, Gen.OneOf("0", "1", "5", "10", "50", "500", "12345678901234567890123"), Gen.OneOf("", ".0", ".5", ".50", ".05", ".001", ".4999999999999999999999999"), Gen.OneOf("", "e0", "E1", "e-1", "e+2", "e-3", "e20"),
        (isNegative, whole, fraction, exponent) => $"{(isNegative ? "-" : "")}{whole}{fraction}{exponent}");

    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("15e-1", "1.50", 0)]
    [InlineData("0", "-0.00e5", 0)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("0.1000000000000000000000001", "0.1", 1)]
    [InlineData("-2", "-10", 1)]
    [InlineData("-1", "1", -1)]
    [InlineData("1e400", "1e399", 1)]
    [InlineData("1e99999999999999999999", "1e5", 1)]
    [InlineData("1e-99999999999999999999", "0", 1)]
    [InlineData("0.05", "0.5", -1)]
    public void Compare_TwoNumbers_IsExact(string a, string b, int expected)
    {
        Assert.Equal(expected, Math.Sign(Compare(a, b)));
        Assert.Equal(-expected, Math.Sign(Compare(b, a)));
    }

    [Fact]
    public void Compare_AnyNumbers_EqualsTheirFractions() => Gen.Select(Numbers, Numbers).Sample((a, b) =>
    {
        Assert.True(JsonDecimal.IsNumber(a));
        Assert.Equal(Scaled(a).CompareTo(Scaled(b)), Math.Sign(Compare(a, b)));
    });

    [Fact]
    public void HashOf_EqualNumbers_IsTheSameHoweverTheyAreWritten()
    {
        Gen.Select(Numbers, Numbers).Sample((a, b) => Assert.True(Compare(a, b) != 0 || HashOf(a) == HashOf(b)));
        foreach (var same in (string[][])[["-1", "-1.0", "-10e-1", "-0.1E+1"], ["0", "-0", "0.00e7"], ["1200", "1.2e3", "0.0012E6"], ["1e99999999999999999999", "1.0e99999999999999999999"]])
        {
            Assert.Single(same.Select(HashOf).Distinct());
        }
    }

    [Fact]
    public void HashOf_ManyNumbers_DiffersForAlmostAll()
    {
        var numbers = Enumerable.Range(-5_000, 10_000).SelectMany(i => (string[])[$"{i}", $"{i}.5", $"1e{i}"]).ToList();

        Assert.InRange(numbers.Select(HashOf).Distinct().Count(), numbers.Count - 10, numbers.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1x")]
    [InlineData("NaN")]
    public void IsNumber_AnythingElse_IsFalse(string text) => Assert.False(JsonDecimal.IsNumber(text));

    private static uint HashOf(string number) => JsonDecimal.HashOf(Encoding.ASCII.GetBytes(number));

    private static int Compare(string a, string b) => JsonDecimal.Compare(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));

    /// <summary>The number times a power of ten that makes each number of this test whole.</summary>
    private static BigInteger Scaled(string number)
    {
        var parts = number.Split('e', 'E');
        var digits = parts[0].Split('.');
        var fraction = digits.Length > 1 ? digits[1] : "";
        var exponent = (parts.Length > 1 ? int.Parse(parts[1]) : 0) - fraction.Length;
        return BigInteger.Parse(digits[0] + fraction) * BigInteger.Pow(10, 40 + exponent);
    }
}
