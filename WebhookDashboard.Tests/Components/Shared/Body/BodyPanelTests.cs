using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bunit;
using MudBlazor;
using WebhookDashboard.Bodies;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Parts;
using WebhookDashboard.Components.Shared.Body.Raw;
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
        await panel.ShowsAsync(() => Assert.Contains("\"action\": \"opened\"", panel.Find("td .decoded").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", panel.Find("[aria-label='JSON in payload']").GetAttribute("aria-expanded"));
        Assert.Empty(_dialogs.FindAll("[role=dialog]"));

        await panel.ClickAsync("[aria-label='JSON in payload']");
        await panel.ShowsAsync(() => Assert.Empty(panel.FindAll("[data-testid=decoded-value]")));
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
    public async Task Tree_Token_IsDecodedBelowItsLineAndFoldsAgain()
    {
        var panel = Render(Document($$"""{"a":{"token":"{{Token}}"},"next":1}""", "application/json"));
        var before = Lines(panel);

        await panel.ClickAsync("[aria-label='JWT in line 3']");

        await panel.ShowsAsync(() => Assert.Equal(
            [.. before.Take(3), "{", "\"alg\": \"none\"", "}", "{", "\"sub\": \"me\"", "}", .. before.Skip(3)], Lines(panel)));
        var heading = panel.Find("[data-testid=decoded-value]");
        Assert.Contains("signature of 3 bytes was not checked", heading.TextContent, StringComparison.Ordinal);
        Assert.Equal("{\"alg\":\"none\"}\n{\"sub\":\"me\"}", heading.QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
        Assert.Equal("true", panel.Find("[aria-label='JWT in line 3']").GetAttribute("aria-expanded"));
        Assert.Equal(["--depth:3", "--depth:4"], panel.FindAll(".line").Skip(3).Take(2).Select(line => line.GetAttribute("style")));
        Assert.Empty(_dialogs.FindAll("[role=dialog]"));
        await panel.ClickAsync("[aria-label='Value of line 2 of the value in line 3']");
        await _dialogs.ShowsAsync(() => Assert.Equal(["$.alg", "none"], _dialogs.FindAll("[data-copy]").Select(button => button.GetAttribute("data-copy"))));

        await panel.ClickAsync("[aria-label='JWT in line 3']");

        await panel.ShowsAsync(() => Assert.Equal(before, Lines(panel)));
    }

    [Fact]
    public async Task Tree_EncodedInEncoded_IsDecodedStepByStepAndFoldedWithIt()
    {
        var inner = Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"token":"{{Token}}"}"""));
        var panel = Render(Document("""{"a":{"data":"?"}}""".Replace("?", inner, StringComparison.Ordinal), "application/json"));

        await panel.ClickAsync("[aria-label='base64 in line 3']");
        await panel.ShowsAsync(() => panel.Find("[aria-label='JWT in line 2 of the value in line 3']"));
        await panel.ClickAsync("[aria-label='JWT in line 2 of the value in line 3']");
        await panel.ShowsAsync(() => Assert.Contains("\"sub\": \"me\"", Lines(panel)));

        await panel.ClickAsync("[aria-label='Line 1 of the value in line 3']");
        await panel.ShowsAsync(() => Assert.DoesNotContain("\"sub\": \"me\"", Lines(panel)));
        await panel.ClickAsync("[aria-label='Line 1 of the value in line 3']");
        await panel.ShowsAsync(() => Assert.Contains("\"sub\": \"me\"", Lines(panel)));
        await panel.ClickAsync("[aria-label='Line 2']");
        await panel.ShowsAsync(() => Assert.Equal(3, panel.FindAll(".line").Count));
    }

    [Theory]
    [InlineData("first line\nsecond \u202E line", false)]
    [InlineData("%PDF-1.7 and more", true)]
    public async Task Tree_Base64OfOtherThings_IsTextOrBytesBelowItsLine(string content, bool areBytes)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var panel = Render(Document($"[\"{Convert.ToBase64String(bytes)}\"]", "application/json"));

        await panel.ClickAsync("[aria-label='base64 in line 2']");

        var rows = new HexRows(bytes);
        IEnumerable<string> expected = areBytes
            ? Enumerable.Range(0, rows.Count).Select(row => $"{HexRows.Offset(row)}  {rows.Bytes(row)}  {rows.Letters(row)}")
            : ["first line", "second ‹U+202E› line"];
        await panel.ShowsAsync(() => Assert.Equal(expected, Lines(panel).Skip(2).SkipLast(1)));
    }

    [Fact]
    public async Task Tree_DecodedValue_OpensInTheViewerAndCanBeSeenAsWritten()
    {
        var panel = Render(Document($$"""{"token":"{{Token}}"}""", "application/json"));
        await panel.ClickAsync("[aria-label='JWT in line 2']");

        await panel.ClickAsync(() => panel.FindAll("[data-testid=decoded-value] button").Single(button => button.TextContent.Trim() == "Open"));

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

    /// <summary>The lines of the tree, without headings of decoded values.</summary>
    private static IReadOnlyList<string> Lines(IRenderedComponent<BodyPanel> panel) =>
        [.. panel.FindAll(".line > code").Select(line => string.Concat(line.ChildNodes.Where(part => part is not IHtmlButtonElement).Select(part => part.TextContent)).Trim())];

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
