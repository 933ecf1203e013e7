using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using WebhookDashboard.Bodies;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Parts;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

/// <summary>Each view of a body, and what opens from it.</summary>
public sealed class BodyPanelTests : IAsyncDisposable
{
    private const string Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.AAAA";

    private readonly PageContext _context = new();
    private readonly IRenderedComponent<MudDialogProvider> _dialogs;

    public BodyPanelTests() => _dialogs = _context.RenderDialogs();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Theory]
    [InlineData("text/html", "<p>hi</p><script>alert(1)</script>")]
    [InlineData(null, "<!DOCTYPE html><img src=x onerror=alert(1)>")]
    [InlineData("application/xhtml+xml", "<?xml version=\"1.0\"?><html><body onload=\"alert(1)\"/></html>")]
    public void Html_IsSourceUntilItIsShownInASandboxThatForbidsAll(string? contentType, string html)
    {
        var body = Document(html, contentType);
        Assert.NotEqual(BodyView.Preview, body.Views[0]);

        var panel = Render(body, BodyView.Preview);

        var frame = panel.Find("iframe");
        Assert.Equal("", frame.GetAttribute("sandbox"));
        var source = frame.GetAttribute("srcdoc")!;
        Assert.EndsWith(html, source, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", source[..^html.Length], StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", source[..^html.Length], StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("script, img"));
        foreach (var view in body.Views.Except([BodyView.Preview]))
        {
            Assert.Empty(Render(body, view).FindAll("iframe, script, img"));
        }
    }

    [Fact]
    public void Html_AsText_HasNoPreviewUnlessItIsHtml() =>
        Assert.DoesNotContain(BodyView.Preview, Document("a < b and <p>", "text/plain").Views);

    [Fact]
    public async Task Parts_OfAForm_AreListedAndOpenInTheSameViewer()
    {
        var panel = Render(Multipart());

        Assert.Equal(
            ["note – text/plain 5 B", "data order.json application/json 7 B", "file Rechnung ü.pdf application/pdf 6 B"],
            panel.FindAll("tbody tr").Select(TextOf));
        Assert.Equal(["parts/0", "parts/1", "parts/2"], panel.FindAll("a[download]").Select(link => link.GetAttribute("href")));

        await panel.ClickAsync("[aria-label='View order.json']");

        await _dialogs.ShowsAsync(() => Assert.Contains("\"a\": 1", _dialogs.Find("[data-testid=decoded-value]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Tree", "Raw", "Hex"], _dialogs.FindAll("[aria-label='View of the body'] button").Select(button => button.TextContent.Trim()));
        Assert.Equal("parts/1", _dialogs.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task Parts_NotStored_CanBeViewedAndNotDownloaded()
    {
        var panel = _context.Render<BodyPanel>(parameters => parameters
            .Add(panel => panel.Body, Multipart()).Add(panel => panel.View, BodyView.Parts));

        Assert.Empty(panel.FindAll("a[download]"));
        await panel.ClickAsync("[aria-label='View Rechnung ü.pdf']");
        await _dialogs.ShowsAsync(() => Assert.Contains("25 50 44 46", _dialogs.Find("[data-testid=decoded-value]").TextContent, StringComparison.Ordinal));
        Assert.Contains("A PDF document.", _dialogs.Find("[role=note]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_OfALargeBody_AreAllListedAndKeepTheirBeginning()
    {
        byte[] body =
        [
            .. "--b\r\nContent-Disposition: form-data; name=\"big\"; filename=\"big.bin\"\r\n\r\n"u8, .. new byte[2 * BodyDocument.MaxShown],
            .. "\r\n--b\r\nContent-Disposition: form-data; name=\"last\"\r\n\r\nend\r\n--b--"u8,
        ];

        var document = BodyDocument.Of(body, "multipart/form-data; boundary=b");

        Assert.Equal(["big", "last"], document.Parts!.All.Select(part => part.Name));
        Assert.Equal([2 * BodyDocument.MaxShown, 3], document.Parts.All.Select(part => part.Size));
        Assert.Equal("end", document.Parts.All[1].Open().Copy);
        Assert.True(document.Parts.All[0].Open().IsCut);
        Assert.InRange(document.Parts.All.Sum(part => part.Content.Length), 1, BodyDocument.MaxShown);
    }

    /// <summary>A short body may inflate to more than is shown.</summary>
    [Fact]
    public void Parts_OfACompressedBody_AreAllListed()
    {
        using var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionLevel.Fastest))
        {
            gzip.Write("--b\r\nContent-Disposition: form-data; name=\"big\"\r\n\r\n"u8);
            gzip.Write(new byte[2 * BodyDocument.MaxShown]);
            gzip.Write("\r\n--b\r\nContent-Disposition: form-data; name=\"last\"\r\n\r\nend\r\n--b--"u8);
        }

        var document = BodyDocument.Of(coded.ToArray(), "multipart/form-data; boundary=b", "gzip");

        Assert.Equal(["big", "last"], document.Parts!.All.Select(part => part.Name));
        Assert.Equal("end", document.Parts.All[1].Open().Copy);
    }

    [Fact]
    public async Task Form_AllFields_AreWholeAndJsonOpensAsATree()
    {
        var value = new string('x', 9_000);
        var panel = Render(Document($"payload={Uri.EscapeDataString("{\"action\":\"opened\"}")}&text={value}&text=%D0%9F", "application/x-www-form-urlencoded"), BodyView.Form);

        Assert.Equal(["{\"action\":\"opened\"}", value, "П"], panel.FindAll("td code").Select(cell => cell.TextContent));
        await panel.ClickAsync("[aria-label='JSON in payload']");
        await _dialogs.ShowsAsync(() => Assert.Contains("\"action\": \"opened\"", _dialogs.Find("[data-testid=decoded-value]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_ValueTooLargeForItsRow_OpensWhole()
    {
        var value = new string('x', PairsTable.MaxWhole + 1);
        var panel = Render(Document($"text={value}", "application/x-www-form-urlencoded"), BodyView.Form);

        await panel.ClickAsync("[aria-label='Show the whole value of text']");

        await _dialogs.ShowsAsync(() => Assert.Equal(value, _dialogs.Find("[data-testid=json-value]").TextContent));
    }

    [Fact]
    public async Task Tree_Token_OpensDecodedAndCanBeSeenAsWritten()
    {
        var panel = Render(Document($$"""{"token":"{{Token}}"}""", "application/json"));

        await panel.ClickAsync("[aria-label='JWT in line 2']");

        await _dialogs.ShowsAsync(() => Assert.Contains("\"sub\": \"me\"", _dialogs.Find("[data-testid=decoded-value]").TextContent, StringComparison.Ordinal));
        Assert.Contains("signature of 3 bytes was not checked", _dialogs.Find(".value-note").TextContent, StringComparison.Ordinal);
        await _dialogs.ClickAsync(() => _dialogs.FindAll("[aria-label='Form of the value'] button").Single(button => button.TextContent.Trim() == "As written"));
        await _dialogs.ShowsAsync(() => Assert.Equal(Token, _dialogs.Find("[data-testid=json-value]").TextContent));
        Assert.Equal(["$.token", Token], _dialogs.FindAll("[data-copy]").Select(button => button.GetAttribute("data-copy")));
    }

    [Fact]
    public async Task Tree_Object_CanBeCopiedWithItsPath()
    {
        var panel = Render(Document("""{"a":{"n":1.00}}""", "application/json"));

        await panel.ClickAsync("[aria-label='Value of line 2']");

        await _dialogs.ShowsAsync(() => Assert.Equal(
            ["$.a", "{\n  \"n\": 1.00\n}"], _dialogs.FindAll("[data-copy]").Select(button => button.GetAttribute("data-copy"))));
    }

    [Fact]
    public void Tree_Xml_ShowsTags() => Assert.Contains(
        "<name>Ann</name>", Render(Document("<?xml version=\"1.0\"?><a><name>Ann</name></a>", "text/xml")).Find("[role=region]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Pdf_IsOfferedForDownload()
    {
        var panel = Render(Document("%PDF-1.7", "application/octet-stream"));

        Assert.Contains("A PDF document. Download it to read it.", panel.Find("[role=note]").TextContent, StringComparison.Ordinal);
        Assert.Equal("body", panel.Find("[role=note] a[download]").GetAttribute("href"));
    }

    [Fact]
    public void Image_Large_IsLoadedByTheBrowser()
    {
        var image = BodyDocument.Of((byte[])[.. Convert.FromHexString("89504E470D0A1A0A"), .. new byte[BodyDocument.MaxShown]], "image/png");

        Assert.Equal("body", Render(image, BodyView.Image).Find("img").GetAttribute("src"));
        var panel = _context.Render<BodyPanel>(parameters => parameters.Add(panel => panel.Body, image).Add(panel => panel.View, BodyView.Image));
        Assert.Empty(panel.FindAll("img"));
        Assert.Contains("Only the beginning of the image", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_DirectionMarks_AreVisible()
    {
        var panel = Render(Document("abc\u202Etxt.exe", "text/plain"));

        Assert.Contains("abc‹U+202E›txt.exe", panel.Find("[role=region]").TextContent, StringComparison.Ordinal);
    }

    private static string TextOf(IElement row) =>
        string.Join(' ', row.QuerySelectorAll("th, td").SkipLast(1).Select(cell => cell.TextContent.Trim()));

    private static BodyDocument Document(string text, string? contentType) => BodyDocument.Of(Encoding.UTF8.GetBytes(text), contentType);

    private static BodyDocument Multipart()
    {
        const string text = """
            --b
            Content-Disposition: form-data; name="note"
            Content-Type: text/plain

            hello
            --b
            Content-Disposition: form-data; name="data"; filename="order.json"
            Content-Type: application/json

            {"a":1}
            --b
            Content-Disposition: form-data; name="file"; filename="Rechnung ü.pdf"
            Content-Type: application/pdf

            %PDF-1
            --b--
            """;
        return Document(text.ReplaceLineEndings("\r\n"), "multipart/form-data; boundary=b");
    }

    private static string HrefOf(int part) => $"parts/{part}";

    private IRenderedComponent<BodyPanel> Render(BodyDocument body, BodyView? view = null) => _context.Render<BodyPanel>(parameters => parameters
        .Add(panel => panel.Body, body)
        .Add(panel => panel.View, view ?? body.Views[0])
        .Add(panel => panel.Download, "body")
        .Add(panel => panel.PartHref, HrefOf));
}
