using System.Text;
using System.Text.Json;
using CsCheck;
using WebhookDashboard.Bodies.Json;
using Xunit;

namespace WebhookDashboard.Tests.Bodies.Json;

public sealed class JsonSequenceTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData(" [1, 2] ", "[1, 2]")]
    [InlineData("42", "42")]
    [InlineData("{\"a\":1}\r\n{\"a\":2}\r\n", "{\"a\":1}|{\"a\":2}")]
    [InlineData("""{"a":1}{"a":{"b":[]}}[3]""", """{"a":1}|{"a":{"b":[]}}|[3]""")]
    [InlineData("\u001E{\"a\":1}\n\u001E\"two\"\n", "{\"a\":1}|\"two\"")]
    [InlineData("1 true null \"x\"", "1|true|null|\"x\"")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void Read_Documents_FindsEach(string text, string documents)
    {
        var (read, found) = Read(text);

        Assert.Equal((documents, null, false), (string.Join('|', found), read.Fault, read.IsCut));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":x}\n", "{\"a\":1}", 2, 6)]
    [InlineData("{\"a\":\"ü\",}", "", 1, 10)]
    [InlineData("\u001E{}\n\u001E{", "{}", 2, 3)]
    [InlineData("{} }", "{}", 1, 4)]
    public void Read_Fault_IsLocatedAndWhatCameBeforeStays(string text, string documents, long line, long column)
    {
        var (read, found) = Read(text);

        Assert.Equal(documents, string.Join('|', found));
        Assert.Equal((line, column), (read.Fault!.Line, read.Fault.Column));
        Assert.DoesNotContain("LineNumber", read.Fault.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":1}{"a":""", """{"a":1}|{"a":""")]
    [InlineData("""{"a":1}[""", """{"a":1}|[""")]
    [InlineData("""{"a":1} """, """{"a":1}""")]
    public void Read_Beginning_KeepsTheDocumentThatIsCut(string text, string documents)
    {
        var read = JsonSequence.Read(Encoding.UTF8.GetBytes(text), isWhole: false);

        Assert.Null(read.Fault);
        Assert.Equal(documents, string.Join('|', read.Documents.Select(document => text.Substring(document.Start, document.Length))));
    }

    [Fact]
    public void Read_MoreDocumentsThanTheBound_IsCut()
    {
        var exact = JsonSequence.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", JsonSequence.MaxDocuments))));
        var more = JsonSequence.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", JsonSequence.MaxDocuments + 1))));

        Assert.Equal((JsonSequence.MaxDocuments, false), (exact.Documents.Count, exact.IsCut));
        Assert.Equal((JsonSequence.MaxDocuments, true), (more.Documents.Count, more.IsCut));
    }

    [Fact]
    public void Read_AnyDocumentsInARow_FindsThose()
    {
        var document = Gen.OneOf(
            Gen.String.Select(text => JsonSerializer.Serialize(new { text })), Gen.Int.Array[0, 5].Select(list => JsonSerializer.Serialize(list)));
        Gen.Select(document.Array[0, 6], Gen.OneOf("", "\n", "\r\n", " ", "\n\u001E")).Sample(
            (documents, between) => Read(string.Join(between, documents)).Found.SequenceEqual(documents));
    }

    private static (JsonSequence Read, IReadOnlyList<string> Found) Read(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var read = JsonSequence.Read(utf8);
        return (read, [.. read.Documents.Select(document => Encoding.UTF8.GetString(utf8, document.Start, document.Length))]);
    }
}
