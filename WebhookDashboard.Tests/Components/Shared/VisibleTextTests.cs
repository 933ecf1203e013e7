using System.Text;
using System.Text.Json.Nodes;
using Bunit;
using WebhookDashboard.Components.Pages.Events.List.Rows;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Components.Shared.Body.Parts;
using WebhookDashboard.Components.Shared.Body.Raw;
using WebhookDashboard.Components.Shared.Exchanges;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain ü 😀", "plain ü 😀")]
    [InlineData("abc\u202Etxt.exe", "abc‹U+202E›txt.exe")]
    [InlineData("\u2066\u200F\u061C", "‹U+2066›‹U+200F›‹U+061C›")]
    public void Of_DirectionControls_AreMarks(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Json_RawDirectionControl_IsShownEscapedWithTheSameValue()
    {
        var body = Encoding.UTF8.GetBytes("\"abc\u202Etxt.exe\"");

        var shown = JsonEscapes.Show(Encoding.UTF8.GetString(body));

        Assert.Equal(@"""abc\u202etxt.exe""", shown);
        Assert.Equal("abc\u202Etxt.exe", JsonNode.Parse(shown)!.GetValue<string>());
    }

    [Fact]
    public void RawText_DirectionControl_IsAMark()
    {
        var lines = new TextLines(Encoding.UTF8.GetBytes("abc\u202Etxt.exe"));

        Assert.Equal("abc‹U+202E›txt.exe", lines.TextOf(lines.Rows.First()));
    }

    [Fact]
    public void HeaderValue_DirectionControl_IsAMark() => Assert.Equal("‹U+2067›a", DetailTable.Cut("\u2067a"));

    [Fact]
    public void ResponseHeader_DirectionControl_IsAMark()
    {
        using var context = new BunitContext();
        IReadOnlyList<HeaderLine> lines = [new("X-File", "abc\u202Etxt.exe")];

        var headers = context.Render<ExchangeHeaders>(parameters => parameters.Add(part => part.Lines, lines));

        Assert.Equal("abc‹U+202E›txt.exe", headers.Find("dd").TextContent);
    }

    [Fact]
    public async Task ListRow_TypeWithDirectionControl_IsAMark()
    {
        await using var context = new PageContext();
        var row = context.Render<EventListRow>(parameters => parameters
            .Add(row => row.Event, AnEvent.To("inbox").Summary(1) with { EventType = "abc\u202Etxt.exe" })
            .Add(row => row.Href, "events/1"));

        Assert.Equal("abc‹U+202E›txt.exe", row.Find(".type a").TextContent);
    }
}
