using WebhookDashboard.Snippets;
using Xunit;

namespace WebhookDashboard.Tests.Snippets;

public sealed class ShellTextTests
{
    [Theory]
    [InlineData("", "''")]
    [InlineData("$(rm) \"b\" `id` \\ ü 🙂", "'$(rm) \"b\" `id` \\ ü 🙂'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("wow!", @"'wow'\!''")]
    [InlineData("a\nb", "'a\nb'")]
    [InlineData("a\r\n\tb", @"$'a\r\n\tb'")]
    [InlineData("\u001b[31m it's \\ wow!", @"$'\x1b[31m it\'s \\ wow\x21'")]
    [InlineData("\u009b", @"$'\xc2\x9b'")]
    [InlineData("ü\u202e", @"$'ü\xe2\x80\xae'")]
    public void Quoted_Text_IsOneArgumentWithoutControlCharacters(string text, string quoted) => Assert.Equal(quoted, ShellText.Quoted(text));

    [Fact]
    public void Quoted_BytesThatAreNotUtf8_AreEscaped() => Assert.Equal(@"$'M\xfcge ü'", ShellText.Quoted((byte[])[.. "M"u8, 0xFC, .. "ge ü"u8]));

    [Theory]
    [InlineData("PUT", "PUT")]
    [InlineData("M-SEARCH", "'M-SEARCH'")]
    [InlineData("!", @"''\!''")]
    public void Word_Text_IsQuotedOnlyIfNeeded(string text, string word) => Assert.Equal(word, ShellText.Word(text));
}
