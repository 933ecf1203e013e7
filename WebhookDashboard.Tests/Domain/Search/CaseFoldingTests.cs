using System.Text;
using CsCheck;
using WebhookDashboard.Domain.Search;
using Xunit;

namespace WebhookDashboard.Tests.Domain.Search;

public sealed class CaseFoldingTests
{
    [Theory]
    [InlineData("Payment", "PAYMENT")]
    [InlineData("straße", "STRAßE")]
    [InlineData("Ёлка", "ЁЛКА")]
    [InlineData("ΣΑΣ σας", "ΣΑΣ ΣΑΣ")]
    [InlineData("a\u0308", "A\u0308")]
    [InlineData("支付 😀 𐐨", "支付 😀 𐐀")]
    [InlineData("a\0b", "A\0B")]
    public void Fold_AnyScript_MakesCapitals(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(CaseFolding.Fold(text)));

    [Fact]
    public void Fold_AnyBytesInAnyPieces_EqualsTheWhole() => Gen.Select(AnyBytes, Gen.Int[4, 20]).Sample((bytes, size) =>
    {
        var expected = Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(bytes).EnumerateRunes().Select(Rune.ToUpperInvariant)));
        var folded = new byte[bytes.Length * CaseFolding.Growth];
        var length = 0;
        for (var start = 0; start < bytes.Length;)
        {
            var end = Math.Min(start + size, bytes.Length);
            CaseFolding.Fold(bytes.AsSpan(start..end), folded.AsSpan(length), isEnd: end == bytes.Length, out var read, out var written);
            (start, length) = (start + read, length + written);
        }

        Assert.Equal(expected, folded[..length]);
    });

    [Fact]
    public void Scan_AnyTextAndNeedle_FindsWhatIsThere() => Gen.Select(Gen.String[0, 30_000], Gen.Int[0, 30_000], Gen.Int[1, 40], Gen.Bool).Sample(
        (text, start, length, isThere) =>
        {
            var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // Without halves of surrogate pairs.
            var from = Math.Min(start, whole.Length);
            var needle = isThere ? whole[from..Math.Min(from + length, whole.Length)] : "certainly not there";
            if (needle.Length == 0 || char.IsLowSurrogate(needle[0]) || char.IsHighSurrogate(needle[^1]))
            {
                return;
            }

            using var scan = new NeedleScan([string.Concat(needle.EnumerateRunes().Select(Rune.ToUpperInvariant))]);

            Assert.Equal(isThere, scan.Scan(Encoding.UTF8.GetBytes(whole)));
        },
        iter: 300);

    [Fact]
    public void Scan_NeedlesInSeveralParts_AreAllFoundAndNoneAcrossTwo()
    {
        using var scan = new NeedleScan(["ab", "cd"]);

        Assert.False(scan.Scan("xAB"u8));
        Assert.False(scan.Scan("c"u8));
        Assert.False(scan.Scan("d"u8));
        Assert.True(scan.Scan("Cd"u8));
        scan.Begin();
        Assert.False(scan.FoundAll);
    }

    /// <summary>Bytes that are often valid UTF-8, and often not.</summary>
    private static Gen<byte[]> AnyBytes => Gen.OneOf(
        Gen.Byte.Array[0, 200], Gen.String[0, 200].Select(Encoding.UTF8.GetBytes), Gen.OneOf("ä", "ß", "支", "😀", "a", "\u0301").Array[0, 50].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))));
}
