using WebhookDashboard.Components.Pages.Events.List.Columns;
using WebhookDashboard.Domain.Search;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List.Columns;

public sealed class ListColumnsTests
{
    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        var columns = new ListColumns(
            [EventColumn.Type, EventColumn.ProviderId], [Path("$.amount"), Path("""$["a\nb"][0]"""), Path("$.items[*].sku")]);

        Assert.Equal(columns, ListColumns.Parse(columns.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void Parse_Nothing_IsTheUsual(string? text) => Assert.Same(ListColumns.Usual, ListColumns.Parse(text));

    [Fact]
    public void Parse_TextOfAnotherVersionOrOfSomeoneElse_KeepsWhatItKnows()
    {
        var columns = ListColumns.Parse("Size 7 Shade Type\n$.a\nnot a path\n$.a\n$." + new string('x', 300));

        Assert.Equal([EventColumn.Type, EventColumn.Size], columns.Shown);
        Assert.Equal([Path("$.a")], columns.Paths);
    }

    [Fact]
    public void Parse_TooManyPaths_KeepsTheFirst() =>
        Assert.Equal(ListColumns.MostPaths, ListColumns.Parse("Type\n" + string.Join('\n', Enumerable.Range(0, 20).Select(i => $"$.a{i}"))).Paths.Count);

    [Fact]
    public void Cells_EachSet_AreAsManyAsTheTracks()
    {
        var columns = new ListColumns([EventColumn.Received, EventColumn.Sender, EventColumn.Size], [Path("$.a")]);

        Assert.Equal("60px minmax(140px, 1fr) 104px 104px 52px", columns.Tracks);
        Assert.Equal(5, columns.Cells);
        Assert.Equal(500, columns.MinWidth);
    }

    private static WherePath Path(string text) => WherePath.Read(text, out _)!;
}
