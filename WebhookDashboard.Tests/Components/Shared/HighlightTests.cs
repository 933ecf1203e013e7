using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain.Search;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared;

public sealed class HighlightTests
{
    [Theory]
    [InlineData("order paid", "paid", "order [paid]")]
    [InlineData("Paid PAID", "paid", "[Paid] [PAID]")]
    [InlineData("aaaa", "aa", "[aaaa]")]
    [InlineData("abcd", "abc bcd", "[abcd]")]
    [InlineData("straße ÀÉ", "àé STRA", "[stra]ße [ÀÉ]")]
    [InlineData("a 😀 b", "😀", "a [😀] b")]
    [InlineData("nothing", "paid", "nothing")]
    [InlineData("", "paid", "")]
    public void Ranges_Words_AreMarkedOnce(string text, string search, string marked)
    {
        foreach (var (start, end) in Highlight.Ranges(text, SearchText.Read(search, out _)).Reverse())
        {
            text = text.Insert(end, "]").Insert(start, "[");
        }

        Assert.Equal(marked, text);
    }

    [Fact]
    public void Ranges_NoSearch_AreNone() => Assert.Empty(Highlight.Ranges("order paid", null));
}
