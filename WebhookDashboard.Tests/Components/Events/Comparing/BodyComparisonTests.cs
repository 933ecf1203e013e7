using System.IO.Compression;
using System.Text;
using CsCheck;
using WebhookDashboard.Components.Pages.Events.Comparing;
using WebhookDashboard.Components.Pages.Events.Comparing.Rows;
using WebhookDashboard.Tests.Differences;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Comparing;

/// <summary>How two bodies are compared, by what they are.</summary>
public sealed class BodyComparisonTests
{
    private static readonly Gen<byte[]> Bodies = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        JsonDocuments.Any.Select(JsonDocuments.Bytes),
        JsonDocuments.Any.Select(json => Encoding.Unicode.GetBytes("\uFEFF" + json)),
        Gen.OneOf("a\r\n", "b\n", "c", "\u202Eé\n").Array[0, 30].Select(lines => Encoding.UTF8.GetBytes(string.Concat(lines))));

    [Theory]
    [InlineData("", "", BodyRelation.Empty)]
    [InlineData("{}", "{}", BodyRelation.Identical)]
    [InlineData("""{"a":1,"b":2}""", """{ "b": 2, "a": 1 }""", BodyRelation.SameJson)]
    [InlineData("""{"a":1}""", """{"a":2}""", BodyRelation.Json)]
    [InlineData("""{"a":1}""", "a=1", BodyRelation.Text)]
    [InlineData("one", "two", BodyRelation.Text)]
    [InlineData("", "two", BodyRelation.Text)]
    [InlineData("text", "te\0\u0001t", BodyRelation.Binary)]
    public void Of_TwoBodies_ComparesByWhatTheyAre(string left, string right, BodyRelation relation) =>
        Assert.Equal(relation, BodyComparison.Of(Loaded(left), Loaded(right)).Relation);

    [Fact]
    public void Of_BinaryBodies_FindsTheFirstByteThatDiffers()
    {
        var comparison = BodyComparison.Of(Loaded([0, 1, 2, 0xFF, 9]), Loaded([0, 1, 2, 0xFE, 9, 9]));

        Assert.Equal((BodyRelation.Binary, 3, 1), (comparison.Relation, comparison.FirstDifference, comparison.Count));
    }

    [Fact]
    public void Of_OneCompressed_ComparesWhatIsInIt()
    {
        Assert.Equal(BodyRelation.SameContent, BodyComparison.Of(Zipped("""{"a":1}"""), Loaded("""{"a":1}""")).Relation);

        var comparison = BodyComparison.Of(Zipped("""{"a":1}"""), Loaded("""{"a":2}"""));
        Assert.Equal((BodyRelation.Json, "changed: $.a"), (comparison.Relation, comparison.Rows!.NameOf(0)));
    }

    [Fact]
    public void Of_OtherCharsets_ComparesTheirText()
    {
        var (utf8, utf16) = (Loaded("größer"), Loaded([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("größer")]));

        Assert.Equal(BodyRelation.SameContent, BodyComparison.Of(utf8, utf16).Relation);
        Assert.Equal(BodyRelation.Json, BodyComparison.Of(Loaded("""{"a":1}"""), Loaded([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("""{"a":2}""")])).Relation);
    }

    [Fact]
    public void Of_FormWithJson_ComparesItsValues()
    {
        var comparison = BodyComparison.Of(Form("payload=%7B%22a%22%3A%7B%22b%22%3A1%7D%7D&c=1"), Form("payload=%7B%22a%22%3A%7B%22b%22%3A2%7D%7D&c=1"));

        Assert.Equal((1, "changed: $.payload.a.b"), (comparison.Count, comparison.Rows!.NameOf(0)));
    }

    [Fact]
    public void Of_Forms_ComparesTheirFields()
    {
        var comparison = BodyComparison.Of(Form("a=1&b=x+y&b=z"), Form("b=x%20y&a=2&b=z"));

        Assert.Equal((BodyRelation.Json, 1, "changed: $.a"), (comparison.Relation, comparison.Count, comparison.Rows!.NameOf(0)));
    }

    [Fact]
    public void Of_AnyBodies_NeverFailsAndHasTheTextOfEachRow() => Gen.Select(Bodies, Bodies).Sample((left, right) =>
    {
        var comparison = BodyComparison.Of(Loaded(left), Loaded(right));

        Assert.Equal(left.AsSpan().SequenceEqual(right), comparison.Relation is BodyRelation.Identical or BodyRelation.Empty);
        if (comparison.Rows is { } rows)
        {
            foreach (var fold in rows.Rows.Where(row => row.Mark == LineMark.Fold).ToList())
            {
                rows.Toggle(fold);
            }

            Assert.All(rows.Rows, row => Assert.NotNull(row.Mark == LineMark.Fold ? rows.FoldOf(row) : rows.TextOf(row)));
            Assert.All(Enumerable.Range(0, rows.Differences), difference => Assert.True(rows.RowOf(difference) >= 0, rows.NameOf(difference)));
        }
    });

    [Fact]
    public void Of_LargeBodies_ComparesTheirFirstPart()
    {
        var (left, right) = (new string('x', ComparedBody.MaxRead), new string('x', ComparedBody.MaxRead - 2) + "yy");

        var whole = BodyComparison.Of(Loaded(left[..ComparedBody.MaxBytes]), Loaded(right[..ComparedBody.MaxBytes]));
        var cut = BodyComparison.Of(Loaded(left, size: 3_000_000), Loaded(right, size: 3_000_000));
        var same = BodyComparison.Of(Loaded(left, size: 3_000_000), Loaded(left, size: 4_000_000));

        Assert.Equal((BodyRelation.Text, false), (whole.Relation, whole.IsCut));
        Assert.Equal((BodyRelation.Text, true), (cut.Relation, cut.IsCut));
        Assert.Equal((BodyRelation.Identical, true), (same.Relation, same.IsCut));
    }

    private static LoadedEvent Loaded(string body, int? size = null) => Loaded(Encoding.UTF8.GetBytes(body), size);

    private static LoadedEvent Loaded(byte[] body, int? size = null)
    {
        var stored = AnEvent.To("inbox").WithContentType(null).WithBody(body).Stored(1);
        return new LoadedEvent(stored with { Summary = stored.Summary with { BodySize = size ?? body.Length } }, body);
    }

    private static LoadedEvent Form(string body) => new(
        AnEvent.To("inbox").WithContentType("application/x-www-form-urlencoded").WithBody(body).Stored(1), Encoding.UTF8.GetBytes(body));

    private static LoadedEvent Zipped(string body)
    {
        using var zipped = new MemoryStream();
        using (var stream = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            stream.Write(Encoding.UTF8.GetBytes(body));
        }

        var bytes = zipped.ToArray();
        return new LoadedEvent(AnEvent.To("inbox").WithHeader("Content-Encoding", "gzip").WithBody(bytes).Stored(1), bytes);
    }
}
