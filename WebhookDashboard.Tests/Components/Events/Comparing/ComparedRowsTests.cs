using System.Text;
using WebhookDashboard.Components.Pages.Events.Comparing;
using WebhookDashboard.Components.Pages.Events.Comparing.Rows;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Comparing;

/// <summary>What the lines of two compared bodies say.</summary>
public sealed class ComparedRowsTests
{
    [Fact]
    public void Json_OneValueDiffers_IsInItsBracketsBetweenFolds() => Assert.Equal(
        """
         {
         ⋯ 2 unchanged keys
         "data": {
         "id": 7
        ~"amount": ‹4900› → ‹5000›
         }
         ⋯ 1 unchanged key
         }
        """,
        Text(Rows("""{"a":1,"b":2,"data":{"id":7,"amount":4900},"z":[1,2]}""", """{"b":2,"a":1,"data":{"id":7,"amount":5000},"z":[1,2]}""")));

    [Fact]
    public void Json_ItemsInAnotherOrder_SayFromWhere()
    {
        var rows = Rows("""[{"id":1,"a":1},{"id":2},{"id":3}]""", """[{"id":3},{"id":1,"a":2},{"id":2},{"id":4}]""");

        Assert.Equal(
            """
             [
            ↕[2] → [0] {
             ⋯ 2 more lines
             [1] {
             "id": 1
            ~"a": ‹1› → ‹2›
             }
             ⋯ 1 unchanged item
            +[3] {
            +"id": 4
            +}
             ]
            """,
            Text(rows));
        Assert.Equal(["moved: $[0], from [2]", "changed: $[1].a", "added: $[3]"], Enumerable.Range(0, rows.Differences).Select(rows.NameOf));
        Assert.Equal([1, 5, 8], Enumerable.Range(0, rows.Differences).Select(rows.RowOf));
    }

    [Fact]
    public void Json_FoldOpened_ShowsItsLinesAndFoldsAgain()
    {
        var rows = Rows("""{"a":{"b":1},"c":2,"d":3}""", """{"a":{"b":1},"c":2,"d":4}""");
        var fold = Assert.Single(rows.Rows, row => row.Mark == LineMark.Fold);

        rows.Toggle(fold);
        Assert.Equal(
            """
             {
             ⋯ Hide 2 unchanged keys
             "a": {
             "b": 1
             }
             "c": 2
            ~"d": ‹3› → ‹4›
             }
            """,
            Text(rows));

        rows.Toggle(fold);
        Assert.Equal(4, rows.Rows.Count);
    }

    [Fact]
    public void Json_LongText_ShowsOnlyWhatIsAroundTheChange()
    {
        var rows = Rows($$"""{"text":"{{new string('x', 5_000)}}old{{new string('y', 5_000)}}"}""", $$"""{"text":"{{new string('x', 5_000)}}newer{{new string('y', 5_000)}}"}""");

        var line = Text(rows).Split('\n')[1];

        Assert.Matches("^~\"text\": …x+‹old›‹newer›y+…$", line);
        Assert.InRange(line.Length, 100, 250);
    }

    [Fact]
    public void Json_LargeValueAdded_ShowsItsFirstLines()
    {
        var rows = Rows("{}", $$"""{"list":[{{string.Join(',', Enumerable.Range(0, 10_000))}}]}""");

        Assert.Equal(JsonRows.FirstLines + 3, rows.Rows.Count);
        Assert.Contains("⋯ 9,962 more lines", Text(rows), StringComparison.Ordinal);
        rows.Toggle(rows.Rows.Single(row => row.Mark == LineMark.Fold));
        Assert.Equal(10_000 + 5, rows.Rows.Count);
    }

    [Fact]
    public void Text_LineReplaced_HasThreeLinesAroundAndTheChangeMarked()
    {
        var before = Enumerable.Range(1, 20).Select(line => $"line {line}").ToList();
        List<string> after = [.. before];
        after[9] = "line ten";
        var rows = Rows(string.Join('\n', before), string.Join('\n', after));

        Assert.Equal(
            """
             ⋯ 6 unchanged lines
             line 7
             line 8
             line 9
            -line ‹10›
            +line ‹ten›
             line 11
             line 12
             line 13
             ⋯ 7 unchanged lines
            """,
            Text(rows));
        Assert.Equal("changed: line 10", rows.NameOf(0));
        Assert.Equal(10, rows.NumberOf(rows.Rows.ElementAt(4)));
    }

    [Fact]
    public void Text_OnlyLineBreaksDiffer_AreShown() => Assert.Equal(
        """
        -a␍
        +a
         b
        -c
        +c no line break
        """,
        Text(Rows("a\r\nb\nc\n", "a\nb\nc")));

    [Fact]
    public void Text_NoneEndsWithALineBreak_IsNotMentioned() => Assert.Equal(" a\n-b\n+c", Text(Rows("a\nb", "a\nc")));

    [Fact]
    public void Text_DirectionControls_AreMarks() =>
        Assert.Contains("‹U+202E›", Text(Rows("abc\u202Etxt", "other")), StringComparison.Ordinal);

    private static ComparedRows Rows(string left, string right) => BodyComparison.Of(Loaded(left), Loaded(right)).Rows!;

    private static LoadedEvent Loaded(string body) => new(AnEvent.To("inbox").WithBody(body).Stored(1), Encoding.UTF8.GetBytes(body));

    private static string Text(ComparedRows rows) => string.Join('\n', rows.Rows.Select(row => row.Mark == LineMark.Fold
        ? $" ⋯ {rows.FoldOf(row)}"
        : Sign(row.Mark) + string.Concat(rows.TextOf(row).Select(part => part.Mark == LineMark.Same ? part.Text : $"‹{part.Text}›"))));

    private static string Sign(LineMark mark) => mark switch
    {
        LineMark.Same => " ",
        LineMark.Removed => "-",
        _ => LineMarks.Sign(mark),
    };
}
