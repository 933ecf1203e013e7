using WebhookDashboard.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

public sealed class SourcePathTests
{
    private static readonly Uri Root = new("https://shop.example.com/api/");

    [Theory]
    [InlineData("products", "https://shop.example.com/api/products")]
    [InlineData(" /products/101?a=1&b=é ", "https://shop.example.com/api/products/101?a=1&b=%C3%A9")]
    [InlineData("a?next=http://evil.example/", "https://shop.example.com/api/a?next=http://evil.example/")]
    [InlineData("//evil.example/x", "https://shop.example.com/api/evil.example/x")]
    [InlineData("@evil.example", "https://shop.example.com/api/@evil.example")]
    [InlineData(":8080/x", "https://shop.example.com/api/:8080/x")]
    public void Under_AnyTypedPath_StaysAtTheShop(string typed, string url)
    {
        Assert.True(SourcePath.TryParse(typed, out var path, out _));
        Assert.Equal(url, path.Under(Root)?.AbsoluteUri);
    }

    [Theory]
    [InlineData("../admin")]
    [InlineData("a/../../admin")]
    [InlineData("%2e%2e/admin")]
    public void Under_PathThatClimbsOut_IsNull(string typed)
    {
        Assert.True(SourcePath.TryParse(typed, out var path, out _));
        Assert.Null(path.Under(Root));
    }

    [Theory]
    [InlineData(null, "Enter a path")]
    [InlineData("  / ", "Enter a path")]
    [InlineData("https://evil.example/", "only the path")]
    [InlineData("a\\b", "backslash")]
    [InlineData("a\nb", "control character")]
    [InlineData("a#b", "'#'")]
    public void TryParse_InvalidPath_SaysWhy(string? typed, string said)
    {
        Assert.False(SourcePath.TryParse(typed, out _, out var fault));
        Assert.Contains(said, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Values_AreEscaped() => Assert.Equal("/users/a%2F..%3Fb", SourcePath.Of($"users/{"a/..?b"}").ToString());
}
