using System.Text;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Parts;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class BodyNotesTests
{
    private const string Russian = "Привет, это обычный русский текст, который достаточно длинный, чтобы его кодировку можно было угадать.";

    [Theory]
    [InlineData(1251, "text/plain; charset=windows-1251", "Text in windows-1251, declared.")]
    [InlineData(1251, "text/plain", "Text in windows-1251, guessed.")]
    [InlineData(1251, "text/plain; charset=klingon", "Declared as charset klingon, which is unknown or doesn't fit.|Text in windows-1251, guessed.")]
    [InlineData(1251, "text/plain; charset=\"a\u202Eb\"", "Declared as charset a‹U+202E›b, which is unknown or doesn't fit.|Text in windows-1251, guessed.")]
    [InlineData(65001, "text/plain", "")]
    [InlineData(65001, "text/plain; charset=utf-8", "")]
    public void Of_Charset_SaysWhichAndHowItIsKnown(int codePage, string contentType, string notes)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.UTF8;

        var document = BodyDocument.Of(encoding.GetBytes(Russian), contentType);

        Assert.Equal(notes, string.Join('|', BodyNotes.Of(document, BodyView.Raw)));
        Assert.Equal(Russian, document.Copy);
        Assert.Equal(Russian, string.Concat(document.Text.Rows.Select(document.Text.TextOf)));
        Assert.Empty(BodyNotes.Of(document, BodyView.Hex));
    }

    [Fact]
    public void Of_ByteOrderMark_SaysSo()
    {
        var document = BodyDocument.Of((byte[])[.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("""{"a":"ü"}""")], "application/json");

        Assert.Equal(["Text in utf-16, by its byte order mark."], BodyNotes.Of(document, BodyView.Tree));
        Assert.Equal(["{", "  \"a\": \"ü\"", "}"], TreeTexts.Of(document.Tree));
    }

    [Fact]
    public void Of_UnfinishedMultipart_SaysSo()
    {
        var document = BodyDocument.Of("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1"u8.ToArray(), "multipart/form-data; boundary=b");

        Assert.Equal(["The last boundary is missing, so parts may be missing too."], BodyNotes.Of(document, BodyView.Parts));
    }

    [Fact]
    public void Of_LargeForm_SaysThatTheTableIsNotAll()
    {
        var document = BodyDocument.Of(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Repeat("a=1", PairsTable.MaxRows + 1))), "application/x-www-form-urlencoded");

        Assert.Equal(["The first 1,000 fields. The tree shows all of them."], BodyNotes.Of(document, BodyView.Form));
        Assert.Equal(PairsTable.MaxRows + 1, document.Tree!.Count);
    }
}
