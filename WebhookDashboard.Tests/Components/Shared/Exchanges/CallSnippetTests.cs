using WebhookDashboard.Components.Shared.Exchanges;
using WebhookDashboard.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Exchanges;

public sealed class CallSnippetTests
{
    private static readonly Exchange Get = new()
    {
        Source = "shop",
        Method = "GET",
        Url = "http://shop.test/products?q=it's",
        RequestHeaders = [new("Host", "shop.test"), new("Authorization", "Bearer …c41f"), new("Accept", "application/json"), new("If-None-Match", "\"p1\"")],
    };

    private static readonly Exchange Post = new()
    {
        Source = "shop",
        Method = "POST",
        Url = "http://shop.test/users",
        RequestHeaders = [new("Authorization", "Bearer …c41f")],
        RequestBody = """{"name":"O'Neil <b>"}"""u8.ToArray(),
    };

    [Fact]
    public void Curl_OfAGet_IsALineForAShellWithAPlaceholder() => Assert.Equal(
        """
        curl 'http://shop.test/products?q=it'\''s' \
          -H 'Authorization: Bearer YOUR_API_KEY' \
          -H 'Accept: application/json' \
          -H 'If-None-Match: "p1"'
        """,
        CallSnippet.Of(SnippetLanguage.Curl, Get));

    [Fact]
    public void Curl_OfAPost_SendsTheBody() => Assert.EndsWith(
        """--data-raw '{"name":"O'\''Neil <b>"}'""", CallSnippet.Curl(Post), StringComparison.Ordinal);

    [Fact]
    public void Curl_OfASourceWithItsOwnHeaders_HasAPlaceholderForEachMaskedValue()
    {
        var code = CallSnippet.Curl(Get with { RequestHeaders = [new("X-Api-Key", "…c41f"), new("Accept", "text/csv")] });

        Assert.Contains("-H 'X-Api-Key: YOUR_API_KEY'", code, StringComparison.Ordinal);
        Assert.Contains("-H 'Accept: text/csv'", code, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SnippetLanguage.JavaScript, """  body: "{\u0022name\u0022:\u0022O\u0027Neil \u003Cb\u003E\u0022}",""")]
    [InlineData(SnippetLanguage.CSharp, """new StringContent("{\u0022name\u0022:\u0022O\u0027Neil \u003Cb\u003E\u0022}", Encoding.UTF8, "application/json")""")]
    public void Code_OfAPost_QuotesTheBodyAndHidesTheKey(SnippetLanguage language, string holds)
    {
        var code = CallSnippet.Of(language, Post);

        Assert.Contains(holds, code, StringComparison.Ordinal);
        Assert.Contains("Bearer YOUR_API_KEY", code, StringComparison.Ordinal);
        Assert.DoesNotContain("c41f", code, StringComparison.Ordinal);
    }
}
