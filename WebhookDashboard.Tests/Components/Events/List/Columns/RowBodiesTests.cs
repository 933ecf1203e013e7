using System.Text;
using WebhookDashboard.Components.Pages.Events.List.Columns;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List.Columns;

public sealed class RowBodiesTests
{
    private readonly MemoryLog _log = new();
    private readonly RowBodies _bodies;

    public RowBodiesTests() => _bodies = new RowBodies(_log);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_ManyVisibleRows_ReadsThemInPartsAndNothingElse()
    {
        _log.AddMany(500, AnEvent.To("inbox").WithBody("""{"a":1}"""));
        var visible = _log.NewestFirst.Skip(100).Take(80).ToList();
        _bodies.Show(visible);

        while (_bodies.IsMissing)
        {
            await _bodies.ReadAsync(Cancel);
        }

        Assert.Equal([RowBodies.MostRows, RowBodies.MostRows, 80 - (2 * RowBodies.MostRows)], _log.Openings.Select(read => read.Sequences.Count));
        Assert.All(_log.Openings, read => Assert.Equal(BodyPreview.Bytes, read.Bytes));
        Assert.Equal(visible.Select(row => row.Sequence), _log.Openings.SelectMany(read => read.Sequences));
        Assert.All(visible, row => Assert.Equal("""{"a":1}""", _bodies.Of(row)?.Preview));
    }

    [Fact]
    public async Task Show_OtherRows_ForgetsTheFormerAndReadsOnlyTheNew()
    {
        _log.AddMany(1_000, AnEvent.To("inbox"));
        for (var start = 0; start < 990; start += 10)
        {
            _bodies.Show(_log.NewestFirst.Skip(start).Take(20));
            await _bodies.ReadAsync(Cancel);
        }

        Assert.Equal(20, _bodies.Count);
        Assert.Equal(1_000, _log.Openings.Sum(read => read.Sequences.Count));
    }

    [Fact]
    public void Show_ColumnsWithoutBodies_NeedsNothing()
    {
        _bodies.Show([_log.Add(AnEvent.To("inbox"))]);
        Assert.True(_bodies.IsMissing);

        _bodies.Show(new ListColumns([EventColumn.Type], []));

        Assert.False(_bodies.IsMissing);
    }

    [Fact]
    public async Task Read_RowThatIsNoLongerStored_ShowsNothingAndIsNotReadAgain()
    {
        var row = _log.Add(AnEvent.To("inbox"));
        _bodies.Show([row]);
        _log.Remove(row.Id);

        await _bodies.ReadAsync(Cancel);

        Assert.Equal("", _bodies.Of(row)?.Preview);
        Assert.False(_bodies.IsMissing);
    }

    [Theory]
    [InlineData("""{"amount":4.50}""", "4.50")]
    [InlineData("""{"amount":"a\"b"}""", "a\"b")]
    [InlineData("""{"amount":"abc\u202etxt.exe"}""", "abc�txt.exe")]
    [InlineData("""{"amount":{"value": 1, "unit": "€"}}""", """{"value": 1, "unit": "€"}""")]
    [InlineData("""{"amount":"\ud800"}""", """
        "\ud800"
        """)]
    [InlineData("""{"other":1}""", "")]
    [InlineData("amount=1", "")]
    [InlineData("", "")]
    public async Task Read_Path_ShowsItsValueInOneLine(string body, string expected) =>
        Assert.Equal(expected, await ValueAsync(Encoding.UTF8.GetBytes(body), "$.amount"));

    [Fact]
    public async Task Read_PathOfManyValues_ShowsAFew() =>
        Assert.Equal("1, 2, 3, 4, …", await ValueAsync("[1,2,3,4,5,6]"u8.ToArray(), "$[*]"));

    [Fact]
    public async Task Read_PathBeyondWhatIsSearched_SaysThatThereIsMore()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"long":"{{new string('x', 100_000)}}","amount":1}""");

        Assert.Equal("…", await ValueAsync(body, "$.amount"));
        Assert.Equal(RowBody.SearchedBytes, Assert.Single(_log.Openings).Bytes);
    }

    [Fact]
    public async Task Read_BinaryBody_HasNoValue() => Assert.Equal("", await ValueAsync([0x7B, 0, 1, 2, 0xFF], "$.amount"));

    [Theory]
    [InlineData("payment", "payment 1, then much more of it", "payment 1, then much more of it")]
    [InlineData("NEEDLE", "0123456789 0123456789 0123456789 0123456789 the needle of it", "…3456789 the needle of it")]
    [InlineData("needle", "0123456789 0123456789 0123456789 0123456789 absent", "0123456789 0123456789 0123456789 0123456789 absent")]
    [InlineData("needle it", "0123456789 0123456789 0123456789 0123456789 the needle of it", "…3456789 the needle of it")]
    [InlineData("needle", "0123456789 0123456789 0123456789 0😀 a\r\n  b    the needle", "…b the needle")]
    [InlineData("needle", "0123456789 0123456789 0123456789 0😀a the needle 34", "…89 0😀a the needle 34")]
    [InlineData("needle", "0123456789 0123456789 0123456789 😀xxxxxx the needle", "…xxxxxx the needle")]
    public async Task Read_Search_BeginsNearItsFirstMatch(string search, string body, string expected) =>
        Assert.Equal(expected, await PreviewAsync(search, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task Read_SearchFoundFarBelow_ShowsIt()
    {
        Assert.Equal("…xxxxxxx the needle", await PreviewAsync("needle", Encoding.UTF8.GetBytes($"{new string('x', 20_000)} the needle")));
        Assert.Equal("…xxxxxxx the needle", await PreviewAsync("needle", Encoding.Unicode.GetBytes($"\ufeff{new string('x', 10_000)} the needle")));
    }

    [Fact]
    public async Task Show_AnotherSearch_ReadsTheRowsAgain()
    {
        await PreviewAsync("one", "one"u8.ToArray());

        _bodies.Show(ListColumns.Usual, SearchText.Read("two", out _));

        Assert.True(_bodies.IsMissing);
    }

    private async Task<string?> PreviewAsync(string search, byte[] body)
    {
        var row = _log.Add(AnEvent.To("inbox").WithBody(body));
        _bodies.Show(ListColumns.Usual, SearchText.Read(search, out _));
        _bodies.Show([row]);
        await _bodies.ReadAsync(Cancel);
        return _bodies.Of(row)?.Preview;
    }

    private async Task<string?> ValueAsync(byte[] body, string path)
    {
        var row = _log.Add(AnEvent.To("inbox").WithBody(body));
        _bodies.Show(new ListColumns([EventColumn.Preview], [WherePath.Read(path, out _)!]));
        _bodies.Show([row]);
        await _bodies.ReadAsync(Cancel);
        return _bodies.Of(row)?.Values.Single();
    }
}
